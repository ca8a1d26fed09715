package dev.codementor.api.grades;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Evidence;
import dev.codementor.grading.drafts.Draft;
import dev.codementor.grading.drafts.KeptGrade;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.ledger.batches.GradeRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A grade as instructors of the course see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Grade")
public record GradeView(
        @JsonUnwrapped Made made,

        @Schema(description = "Absent when a person's grade was taken back and there was none before it") @Nullable
        BigDecimal total,

        @Nullable BigDecimal maximum,

        @Schema(description = "How many gradings the model's draft is based on") @Nullable
        Integer samples,

        @Schema(description = "Points that the student's words may have earned, by the grading of a copy without them")
        @Nullable
        BigDecimal pointsForWords,

        @Nullable List<OfCriterion> criteria) {

    /** How it was made. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Made(
            @Schema(description = "Counts the grades of an item; a review names the latest")
            int revision,

            @Schema(allowableValues = {"model", "recount", "person", "undo"})
            String source,

            @Schema(description = "Drafted by the rehearsal server: it shows that everything works, and is not a grade")
            boolean rehearsal,

            Instant at,

            @Schema(description = "Subject of the person who decided; absent for the model") @Nullable
            String by,

            @Schema(description = "For colleagues") @Nullable
            String note,

            @Schema(description = "Digest of the rubric by which it was made")
            String rubricVersion,

            @Schema(description = "Its number in the chain of receipts; absent until it has one") @Nullable
            Long receipt) {

        static Made of(GradeRecord record) {
            return new Made(
                    record.revision(),
                    record.source().name().toLowerCase(Locale.ROOT),
                    record.rehearsal(),
                    record.at(),
                    record.by(),
                    record.note(),
                    record.rubricVersion(),
                    record.receipt());
        }
    }

    /** One criterion of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CriterionGrade")
    public record OfCriterion(
            String id,
            String title,

            @Schema(description = "A level's name, or yes or no")
            String answer,

            BigDecimal points,

            @Schema(description = "Most points that it earns")
            BigDecimal maximum,

            boolean extraCredit,
            String feedback,

            @Schema(description = "How sure the model says it is")
            String sure,

            @Schema(description = "Share of the model's gradings that gave this answer") @Nullable
            BigDecimal agreement,

            @Schema(description = "The answer for the copy without the student's words, if it differs") @Nullable
            String copyAnswer,

            List<Passage> evidence) {}

    /** A place in the submission. */
    @Schema(name = "Passage")
    public record Passage(
            String file,
            int line,
            int endLine,
            String quote,

            @Schema(
                    description = "Whether it is at the place that the model named",
                    allowableValues = {"as-said", "corrected", "nearest"})
            String found) {}

    /** The stored form, in which evidence quotes the submission without names. */
    public static GradeView of(GradeRecord record, Rubric rubric) {
        return of(record, rubric, UnaryOperator.identity());
    }

    /**
     * @param rubric that it was made by
     * @param shown what to show of each piece of evidence
     */
    public static GradeView of(GradeRecord record, Rubric rubric, UnaryOperator<Evidence> shown) {
        KeptGrade kept = record.grade() == null ? null : Draft.read(record.grade());
        return new GradeView(
                Made.of(record),
                kept == null ? null : kept.grade().total(),
                kept == null ? null : rubric.maximum(),
                kept == null || kept.agreement() == null
                        ? null
                        : kept.agreement().samples(),
                kept == null || kept.copy() == null ? null : kept.copy().pointsForWords(),
                kept == null ? null : criteria(kept, rubric, shown));
    }

    private static List<OfCriterion> criteria(KeptGrade kept, Rubric rubric, UnaryOperator<Evidence> shown) {
        return kept.grade().criteria().stream()
                .map(each ->
                        criterion(kept, each, rubric.criterion(each.criterion()).orElseThrow(), shown))
                .toList();
    }

    private static OfCriterion criterion(
            KeptGrade kept, CriterionGrade grade, Criterion criterion, UnaryOperator<Evidence> shown) {
        return new OfCriterion(
                criterion.id(),
                criterion.title(),
                grade.answer(),
                grade.points(),
                criterion.points(),
                criterion.extraCredit(),
                grade.feedback(),
                grade.sure().wireName(),
                kept.agreement() == null ? null : kept.agreement().shares().get(criterion.id()),
                kept.copy() == null ? null : kept.copy().answers().get(criterion.id()),
                grade.evidence().stream().map(shown).map(GradeView::passage).toList());
    }

    private static Passage passage(Evidence evidence) {
        return new Passage(
                evidence.file(),
                evidence.line(),
                evidence.endLine(),
                evidence.quote(),
                evidence.found().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
