package dev.codementor.api.grades;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Evidence;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.ledger.batches.GradeRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A grade as those see it who teach the course. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Grade")
public record GradeView(
        @Schema(description = "Counts the grades of an item; a review names the latest")
        int revision,

        @Schema(allowableValues = {"model", "recount", "person", "undo"})
        String source,

        @Schema(description = "Drafted by the rehearsal server: it shows that everything works, and is no grade")
        boolean rehearsal,

        Instant at,

        @Schema(description = "Subject of the person who decided; absent for the model") @Nullable
        String by,

        @Schema(description = "For colleagues") @Nullable String note,

        @Schema(description = "Digest of the rubric that it was made by")
        String rubricVersion,

        @Schema(description = "Its number in the chain of receipts; absent until it has one") @Nullable
        Long receipt,

        @Schema(description = "Absent when a person's grade was taken back and none was before it") @Nullable
        BigDecimal total,

        @Nullable BigDecimal maximum,

        @Schema(description = "How many gradings the model's draft rests on") @Nullable
        Integer samples,

        @Schema(description = "Points that the student's words may have earned, by the grading of a copy without them")
        @Nullable
        BigDecimal pointsForWords,

        @Nullable List<OfCriterion> criteria) {

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

            @Schema(description = "What the copy without the student's words got, where that differs") @Nullable
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
                    description = "Whether it is where the model said",
                    allowableValues = {"as-said", "corrected", "nearest"})
            String found) {}

    /** As it is kept: evidence quotes the submission without names. */
    public static GradeView of(GradeRecord record, Rubric rubric) {
        return of(record, rubric, UnaryOperator.identity());
    }

    /**
     * @param rubric that it was made by
     * @param shown what to show of each piece of evidence
     */
    public static GradeView of(GradeRecord record, Rubric rubric, UnaryOperator<Evidence> shown) {
        JsonNode json = record.grade() == null ? null : JsonMapper.shared().readTree(record.grade());
        return new GradeView(
                record.revision(),
                record.source().name().toLowerCase(Locale.ROOT),
                record.rehearsal(),
                record.at(),
                record.by(),
                record.note(),
                record.rubricVersion(),
                record.receipt(),
                json == null ? null : GradeJson.read(json).total(),
                json == null ? null : rubric.maximum(),
                json == null || !json.has("agreement")
                        ? null
                        : json.path("agreement").path("samples").intValue(),
                json == null || !json.has("copy")
                        ? null
                        : json.path("copy").path("pointsForWords").decimalValue(),
                json == null ? null : criteria(json, rubric, shown));
    }

    private static List<OfCriterion> criteria(JsonNode json, Rubric rubric, UnaryOperator<Evidence> shown) {
        List<OfCriterion> criteria = new ArrayList<>();
        for (CriterionGrade each : GradeJson.read(json).criteria()) {
            Criterion criterion = rubric.criterion(each.criterion()).orElseThrow();
            criteria.add(new OfCriterion(
                    criterion.id(),
                    criterion.title(),
                    each.answer(),
                    each.points(),
                    criterion.points(),
                    criterion.extraCredit(),
                    each.feedback(),
                    each.sure().wireName(),
                    share(json, criterion.id()),
                    copyAnswer(json, criterion.id()),
                    each.evidence().stream().map(shown).map(GradeView::passage).toList()));
        }
        return criteria;
    }

    private static @Nullable BigDecimal share(JsonNode json, String criterion) {
        JsonNode share = json.path("agreement").path("shares").path(criterion);
        return share.isNumber() ? share.decimalValue() : null;
    }

    private static @Nullable String copyAnswer(JsonNode json, String criterion) {
        for (JsonNode each : json.path("copy").path("differences")) {
            if (each.path("id").asString("").equals(criterion)) {
                return each.path("copy").asString();
            }
        }
        return null;
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
