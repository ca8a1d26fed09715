package dev.codementor.api.released;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.api.grades.CountedGrade;
import dev.codementor.contract.BatchId;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.ledger.batches.BatchReader.ReleasedItem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A student's grade in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReleasedGrade")
record ReleasedGrade(
        @Schema(type = "string", format = "uuid") BatchId batch,
        String customId,
        String course,
        String assignment,
        @Nullable Instant released,

        @Schema(description = "Points; absent when there is no grade") @Nullable
        BigDecimal total,

        @Schema(description = "Points without extra credit") BigDecimal maximum,

        @Schema(description = "Whether a person or a model decided it")
        boolean byPerson,

        @Schema(description = "Only a rehearsal has graded it, so there is no grade") @Nullable
        Boolean rehearsal) {

    /** @param rubric the grade's rubric, or the batch's if there is no grade */
    static ReleasedGrade of(ReleasedItem released, Rubric rubric) {
        CountedGrade grade = CountedGrade.of(released.item()).orElse(null);
        return new ReleasedGrade(
                released.batch().id(),
                released.item().customId(),
                released.batch().course(),
                released.batch().assignment(),
                released.batch().timeline().released(),
                grade == null ? null : grade.grade().total(),
                rubric.maximum(),
                grade != null && grade.isByPerson(),
                CountedGrade.isRehearsed(released.item()) ? true : null);
    }
}
