package dev.codementor.api.results;

import dev.codementor.api.grades.CountedGrade;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.contract.Failure;
import dev.codementor.grading.results.GradedSubmission;
import dev.codementor.grading.results.GradedSubmission.Origin;
import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ItemState;
import dev.codementor.ledger.batches.ItemStudent;
import java.util.List;
import java.util.Objects;

/** Makes an item's line in a gradebook. A rehearsal's draft has no points there. */
final class GradebookLine {

    private final BatchRecord batch;
    private final RubricShelf rubrics;
    private final Roster roster;

    GradebookLine(BatchRecord batch, RubricShelf rubrics, Roster roster) {
        this.batch = batch;
        this.rubrics = rubrics;
        this.roster = roster;
    }

    GradedSubmission of(ItemRecord item) {
        Student student = roster.find(item.student().id()).orElseGet(() -> known(item.student()));
        return CountedGrade.of(item)
                .map(counted -> new GradedSubmission(
                        item.customId(),
                        student,
                        state(counted),
                        "",
                        counted.grade(),
                        FeedbackText.of(rubrics.of(batch.id(), counted.record().rubricVersion()), counted.grade()),
                        item.flags(),
                        counted.isByPerson() ? Origin.PERSON : Origin.MODEL))
                .orElseGet(() -> new GradedSubmission(
                        item.customId(), student, state(item), reason(item), null, "", item.flags(), origin(item)));
    }

    private static Student known(ItemStudent student) {
        String email = student.aliases().stream()
                .filter(each -> each.indexOf('@') > 0)
                .findFirst()
                .orElse("");
        List<String> others =
                student.aliases().stream().filter(each -> !each.equals(email)).toList();
        return new Student(student.id(), student.name(), email, others, "");
    }

    private String state(CountedGrade counted) {
        if (batch.timeline().released() != null) {
            return "released";
        }
        return counted.isByPerson() ? "reviewed" : "draft";
    }

    private static String state(ItemRecord item) {
        if (CountedGrade.isRehearsed(item)) {
            return "rehearsal";
        }
        return item.state() == ItemState.SUCCEEDED ? "ungraded" : item.state().wireName();
    }

    /** The code of the failure, or of what was wrong with the answers. */
    private static String reason(ItemRecord item) {
        Failure failure = item.processing().failure();
        return failure != null
                ? failure.code()
                : Objects.requireNonNullElse(item.processing().unusable(), "");
    }

    private static Origin origin(ItemRecord item) {
        return CountedGrade.isRehearsed(item) ? Origin.REHEARSAL : Origin.NONE;
    }
}
