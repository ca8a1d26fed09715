package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.estimates.SubmissionTokens;
import dev.codementor.api.batches.items.FindingsJson;
import dev.codementor.grading.blind.Blinded;
import dev.codementor.grading.blind.Blindfold;
import dev.codementor.grading.distrust.Finding;
import dev.codementor.grading.distrust.InstructionFinder;
import dev.codementor.grading.drafts.ReviewFlag;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionSink;
import dev.codementor.ledger.batches.HandedIn;
import dev.codementor.ledger.batches.ItemStudent;
import dev.codementor.ledger.batches.NewItem;
import dev.codementor.submissions.BatchUpload;
import dev.codementor.text.StorableText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Handles submissions one at a time: removes names, looks for text that addresses the grader, and passes them on. */
final class SubmissionIntake implements SubmissionSink {

    private final BatchUpload upload;
    private final ItemChunks items;
    private final Blindfold blindfold;
    private final boolean findInstructions;
    private final InstructionFinder finder = new InstructionFinder();
    private final ItemIds ids = new ItemIds();

    SubmissionIntake(BatchUpload upload, ItemChunks items, Blindfold blindfold, boolean findInstructions) {
        this.upload = upload;
        this.items = items;
        this.blindfold = blindfold;
        this.findInstructions = findInstructions;
    }

    @Override
    public void accept(Submission read) {
        Submission submission =
                new Submission(ids.fit(read.customId()), storable(read.student()), read.late(), read.files());
        int nth = items.next();
        List<Finding> findings = findInstructions ? finder.find(submission) : List.of();
        Blinded blinded = blindfold.blind(submission);
        BatchUpload.Keys keys = upload.submission(nth, blinded);
        Student student = submission.student();
        items.add(new NewItem(
                nth,
                submission.customId(),
                new ItemStudent(student.id(), student.name(), aliases(student)),
                new HandedIn(
                        submission.late(),
                        keys.original(),
                        keys.blind(),
                        blinded.submission().digest().hex(),
                        SubmissionTokens.of(blinded.submission()),
                        FindingsJson.of(findings)),
                findings.isEmpty() ? List.of() : List.of(ReviewFlag.INSTRUCTIONS.wireName())));
    }

    /** The other names under which the same person may sign in. */
    private static List<String> aliases(Student student) {
        Set<String> aliases = new LinkedHashSet<>(student.aliases());
        aliases.add(student.email());
        aliases.remove("");
        aliases.remove(student.id());
        return List.copyOf(aliases);
    }

    private static Student storable(Student student) {
        return new Student(
                StorableText.repairedName(student.id()),
                StorableText.repairedName(student.name()),
                StorableText.repairedName(student.email()),
                student.aliases().stream().map(StorableText::repairedName).toList(),
                student.submission());
    }
}
