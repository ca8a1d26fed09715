package dev.codementor.api.released;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.codementor.api.grades.CountedGrade;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.ledger.batches.AppealLedger.Appeal;
import dev.codementor.ledger.batches.BatchReader.ReleasedItem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grade as its student reads it: without guidance, flags and notes between instructors. */
@Schema(name = "StudentGrade")
record StudentGrade(
        @JsonUnwrapped ReleasedGrade grade,

        @Schema(description = "In the rubric's order; empty when there is no grade")
        List<OfCriterion> criteria,

        @Schema(description = "The oldest first") List<StudentAppeal> appeals) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StudentCriterionGrade")
    record OfCriterion(
            String id,
            String title,

            @Schema(description = "A level's name, or yes or no")
            String answer,

            BigDecimal points,

            @Schema(description = "Most points that it earns")
            BigDecimal maximum,

            @Schema(description = "Whether its points come on top of the maximum")
            boolean extraCredit,

            String feedback,

            @Schema(description = "The rubric's note to all students; absent if there is none") @Nullable
            String note) {

        static OfCriterion of(CriterionGrade grade, Criterion criterion) {
            return new OfCriterion(
                    criterion.id(),
                    criterion.title(),
                    grade.answer(),
                    grade.points(),
                    criterion.points(),
                    criterion.extraCredit(),
                    grade.feedback(),
                    criterion.note().isEmpty() ? null : criterion.note());
        }
    }

    static StudentGrade of(ReleasedItem released, Rubric rubric, List<Appeal> appeals) {
        List<CriterionGrade> criteria = CountedGrade.of(released.item())
                .map(counted -> counted.grade().criteria())
                .orElse(List.of());
        return new StudentGrade(
                ReleasedGrade.of(released, rubric),
                criteria.stream()
                        .map(each -> OfCriterion.of(
                                each, rubric.criterion(each.criterion()).orElseThrow()))
                        .toList(),
                appeals.stream().map(StudentAppeal::of).toList());
    }
}
