package dev.codementor.api.reviews;

import dev.codementor.api.problems.ProblemException;
import dev.codementor.api.requests.Parameters;
import dev.codementor.api.requests.Texts;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT …/review}, as it came: nothing is checked yet. */
@Schema(name = "NewReview")
record NewReview(
        @Schema(
                description = "The revision that the person saw; 0 when there was no grade",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Integer revision,

        @Schema(
                description =
                        "By the criterion's id. A criterion that is left out keeps its current answer; if no grade "
                                + "counts yet, all have to be named")
        @Nullable
        Map<String, @Nullable Judgement> criteria,

        @Schema(description = "For colleagues, at most 4,000 characters") @Nullable
        String note) {

    static final int LONGEST_NOTE = 4_000;
    static final int LONGEST_FEEDBACK = 2_000;

    /** A person's decision about one criterion, unchecked. */
    @Schema(name = "NewJudgement")
    record Judgement(
            @Schema(description = "One of the criterion's answers; without it the current answer stays") @Nullable
            String answer,

            @Schema(description = "The same as answer, for criteria with levels") @Nullable
            String level,

            @Schema(
                    description =
                            "For the student, at most 2,000 characters. Without it, the model's feedback stays as long"
                                    + " as its answer stays")
            @Nullable
            String feedback) {}

    /**
     * A person's checked decision about one criterion.
     *
     * @param answer an answer that the criterion allows; null for the one that counts now
     * @param feedback null when there is none
     */
    record Said(@Nullable String answer, @Nullable String feedback) {}

    /** @throws ProblemException without a revision */
    int checkedRevision() {
        if (revision == null || revision < 0) {
            throw Parameters.invalidField("revision", "is required and must be 0 or more")
                    .exception();
        }
        return revision;
    }

    /** @throws ProblemException when it is too long */
    @Nullable
    String checkedNote() {
        return note == null || note.isBlank() ? null : Texts.require("note", note, LONGEST_NOTE);
    }

    /** @throws ProblemException when a rule is broken */
    Map<String, Said> checkedCriteria(Rubric rubric) {
        Map<String, Said> said = new LinkedHashMap<>();
        if (criteria != null) {
            criteria.forEach((id, judgement) -> {
                Criterion criterion = rubric.criterion(id).orElseThrow(() -> Parameters.invalidField(
                                "criteria",
                                "names a criterion that the rubric does not have; it has: "
                                        + rubric.criteria().stream()
                                                .map(Criterion::id)
                                                .collect(Collectors.joining(", ")))
                        .exception());
                said.put(id, checked(criterion, judgement));
            });
        }
        return said;
    }

    private static Said checked(Criterion criterion, @Nullable Judgement judgement) {
        String field = "criteria." + criterion.id();
        if (judgement == null) {
            throw Parameters.invalidField(field, "must be an object").exception();
        }
        if (judgement.answer() != null && judgement.level() != null) {
            throw Parameters.invalidField(field, "must have either answer or level")
                    .exception();
        }
        String answer = judgement.answer() != null ? judgement.answer() : judgement.level();
        if (answer != null && criterion.pointsFor(answer).isEmpty()) {
            throw Parameters.invalidField(
                            field + (judgement.answer() != null ? ".answer" : ".level"),
                            "must be one of: " + String.join(", ", criterion.answers()))
                    .exception();
        }
        String feedback = judgement.feedback();
        return new Said(
                answer,
                feedback == null
                        ? null
                        : Texts.allow(field + ".feedback", feedback, LONGEST_FEEDBACK)
                                .strip());
    }
}
