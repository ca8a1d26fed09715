package dev.codementor.api.grades;

import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.ItemRecord;
import java.util.Optional;

/**
 * The grade that counts for an item: a person's, or the model's if there is none. A rehearsal server's draft never
 * counts.
 */
public record CountedGrade(GradeRecord record, Grade grade) {

    /** Empty while there is none, or only a rehearsal's. */
    public static Optional<CountedGrade> of(ItemRecord item) {
        GradeRecord counting = item.counting();
        return counting == null || counting.grade() == null || counting.rehearsal()
                ? Optional.empty()
                : Optional.of(new CountedGrade(counting, GradeJson.read(counting.grade())));
    }

    /** Whether there is a rehearsal's draft in place of a grade. */
    public static boolean isRehearsed(ItemRecord item) {
        GradeRecord counting = item.counting();
        return counting != null && counting.rehearsal();
    }

    /** Whether a person decided it. */
    public boolean isByPerson() {
        return record.by() != null;
    }
}
