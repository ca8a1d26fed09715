package dev.codementor.grading.submissions;

import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code {"custom_id": …, "student": …, "files": {name: text}}}, one submission per line. Programs write these
 * files, so one wrong line refuses the batch. Up to fifty wrong lines are reported.
 */
public final class JsonlSubmissions {

    private final SubmissionLimits limits;
    private final Roster roster;

    public JsonlSubmissions(SubmissionLimits limits, Roster roster) {
        this.limits = limits;
        this.roster = roster;
    }

    /**
     * @param in read to its end or until a limit is exceeded; not closed
     * @throws IOException if {@code in} or the sink fails; never because of the file's content
     */
    public SubmissionReport read(InputStream in, SubmissionSink sink) throws IOException {
        Tally tally = new Tally();
        BoundedLines lines = new BoundedLines(new BufferedInputStream(in), 2 * limits.mostBytesPerSubmission() + 4_096);
        Set<String> ids = new HashSet<>();
        for (Optional<BoundedLines.Line> line = lines.next();
                line.isPresent() && !tally.isFull();
                line = lines.next()) {
            String place = "line " + line.get().number();
            if (lines.bytes() > limits.mostBytes() || ids.size() > limits.mostSubmissions()) {
                tally.refuse(
                        place,
                        "exceeds the %d bytes or %d submissions that a batch may have"
                                .formatted(limits.mostBytes(), limits.mostSubmissions()));
                break;
            }
            Optional<Submission> submission = parse(line.get(), place, ids, tally);
            if (submission.isPresent() && !tally.isRefused()) {
                sink.accept(submission.get());
                tally.accept();
            }
        }
        if (ids.isEmpty() && !tally.isRefused()) {
            tally.refuse("", "has no submissions");
        }
        return tally.report();
    }

    private Optional<Submission> parse(BoundedLines.Line line, String place, Set<String> ids, Tally tally) {
        switch (line) {
            case BoundedLines.Faulty faulty -> tally.refuse(place, faulty.fault());
            case BoundedLines.Text text -> {
                if (text.text().isBlank()) {
                    return Optional.empty();
                }
                switch (JsonLine.read(text.text())) {
                    case JsonLine.Content.Read(JsonNode json) -> {
                        return submission(json, place, ids, tally);
                    }
                    case JsonLine.Content.Refused(String message) -> tally.refuse(place, message);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Submission> submission(JsonNode json, String place, Set<String> ids, Tally tally) {
        Optional<String> fault = fault(json).or(() -> JsonLine.claimId(json, ids));
        if (fault.isPresent()) {
            tally.refuse(place, fault.get());
            return Optional.empty();
        }
        String id = json.path("custom_id").stringValue();
        FileBasket basket = new FileBasket(limits, tally);
        for (Entry<String, JsonNode> file : json.path("files").properties()) {
            String name = FilePath.normal(file.getKey());
            Optional<SkipReason> skip = FilePath.skip(name);
            if (skip.isPresent()) {
                tally.skip(place + " files", skip.get());
            } else {
                basket.add(place + " " + name, name, file.getValue().stringValue());
            }
        }
        return basket.submission(id, place, student(json, id, place, tally), false);
    }

    private static Optional<String> fault(JsonNode json) {
        if (!json.isObject()) {
            return Optional.of("must be an object");
        }
        for (Entry<String, JsonNode> member : json.properties()) {
            if (!Set.of("custom_id", "student", "files").contains(member.getKey())) {
                return Optional.of("must have no fields but custom_id, student, files");
            }
        }
        JsonNode student = json.path("student");
        if (!student.isMissingNode()
                && (!student.isString() || student.stringValue().isBlank())) {
            return Optional.of("must have a text as student, or none");
        }
        JsonNode files = json.path("files");
        return files.isObject() && files.values().stream().allMatch(JsonNode::isString)
                ? Optional.empty()
                : Optional.of("must have files as an object of texts");
    }

    private Student student(JsonNode json, String id, String place, Tally tally) {
        String key = json.path("student").asString(id);
        Optional<Student> known = roster.find(key);
        if (known.isEmpty() && !roster.isEmpty()) {
            tally.warn(place, "belongs to nobody in the roster");
        }
        return known.orElseGet(() -> Student.known(key, ""));
    }
}
