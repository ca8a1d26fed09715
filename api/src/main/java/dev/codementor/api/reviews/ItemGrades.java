package dev.codementor.api.reviews;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.api.grades.GradeView;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.ItemRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The grades of an item that may count, side by side. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ItemGrades")
record ItemGrades(
        String customId,

        @Schema(description = "Revision of the latest grade. A change of the grade has to name it")
        int revision,

        @Schema(description = "The model's; absent without one") @Nullable
        GradeView draft,

        @Schema(description = "A person's, which counts; absent without one") @Nullable
        GradeView review) {

    static ItemGrades of(ItemRecord item, Function<String, Rubric> rubrics) {
        return new ItemGrades(
                item.customId(), item.revision(), view(item.draft(), rubrics), view(item.review(), rubrics));
    }

    private static @Nullable GradeView view(@Nullable GradeRecord grade, Function<String, Rubric> rubrics) {
        return grade == null ? null : GradeView.of(grade, rubrics.apply(grade.rubricVersion()));
    }
}
