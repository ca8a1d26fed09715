package dev.codementor.api.released;

import dev.codementor.api.requests.Parameters;
import dev.codementor.api.requests.Texts;
import dev.codementor.grading.rubric.Rubric;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/appeals}, as it came: nothing is checked yet. */
@Schema(name = "NewAppeal")
record NewAppeal(
        @Schema(description = "Id of the criterion", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String criterion,

        @Schema(description = "Why, in at most 4,000 characters", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String reason) {

    private static final int LONGEST = 4_000;

    /** @throws dev.codementor.api.problems.ProblemException when the rubric has no such criterion */
    String checkedCriterion(Rubric rubric) {
        if (criterion == null || rubric.criterion(criterion).isEmpty()) {
            throw Parameters.invalidField("criterion", "must be the id of one of the grade's criteria")
                    .exception();
        }
        return criterion;
    }

    /** @throws dev.codementor.api.problems.ProblemException when it is missing or too long */
    String checkedReason() {
        return Texts.require("reason", reason == null ? "" : reason, LONGEST);
    }
}
