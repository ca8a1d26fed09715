package dev.codementor.grading.submissions;

import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a ZIP with one file or folder per submission. Only the archive's directory and one submission at a time are in
 * memory. A fault in a file costs only that file. A fault in the archive refuses the archive.
 */
public final class ZipSubmissions {

    private final SubmissionLimits limits;
    private final SubmissionNaming naming;
    private final Roster roster;

    /** @param roster the students whom names may mean; {@link Roster#EMPTY} when unknown */
    public ZipSubmissions(SubmissionLimits limits, SubmissionNaming naming, Roster roster) {
        this.limits = limits;
        this.naming = naming;
        this.roster = roster;
    }

    /** @throws IOException if the file cannot be read or the sink fails; never because of its content */
    public SubmissionReport read(Path zip, SubmissionSink sink) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(zip)) {
            return read(channel, sink);
        }
    }

    /**
     * @param channel to a ZIP, at any position; not closed
     * @throws IOException if the channel or the sink fails; never because of its content
     */
    public SubmissionReport read(SeekableByteChannel channel, SubmissionSink sink) throws IOException {
        Tally tally = new Tally();
        if (!ZipDirectory.isWithin(channel, limits.mostEntries())) {
            tally.refuse("", "has more than %d entries".formatted(limits.mostEntries()));
            return tally.report();
        }
        ZipFiles files;
        try {
            files = ZipFiles.open(new OpenChannel(channel));
        } catch (IOException | RuntimeException e) {
            tally.refuse("", "is not a ZIP, or is damaged");
            return tally.report();
        }
        try (files) {
            ZipPlan plan = ZipPlan.of(files.entries(), naming, roster, tally);
            if (plan.parts().size() > limits.mostSubmissions()) {
                tally.refuse("", "has more than %d submissions".formatted(limits.mostSubmissions()));
            } else {
                deliver(plan, files, tally, sink);
            }
        }
        return tally.report();
    }

    private void deliver(ZipPlan plan, ZipFiles files, Tally tally, SubmissionSink sink) throws IOException {
        Map<String, String> handedIn = new HashMap<>();
        ZipSubmission reader = new ZipSubmission(files, limits, tally);
        if (plan.parts().isEmpty()) {
            tally.refuse("", "has no submissions");
        }
        for (ZipPlan.Part part : plan.parts()) {
            Student student = student(part, tally);
            String before = handedIn.putIfAbsent(student.id(), part.place());
            if (before != null) {
                tally.reject(part.key(), part.place(), RejectReason.DUPLICATE);
                continue;
            }
            Optional<Submission> submission = reader.read(part, student);
            if (tally.isRefused()) {
                return;
            }
            if (submission.isPresent()) {
                sink.accept(submission.get());
                tally.accept();
            }
        }
    }

    private Student student(ZipPlan.Part part, Tally tally) {
        String name = part.items().isEmpty()
                ? ""
                : part.items().getFirst().placement().studentName();
        Optional<Student> known =
                roster.find(part.key()).or(() -> name.isEmpty() ? Optional.empty() : roster.find(name));
        if (known.isEmpty() && !roster.isEmpty()) {
            tally.warn(part.place(), "belongs to nobody in the roster");
        }
        return known.orElseGet(() -> Student.known(part.key(), name));
    }
}
