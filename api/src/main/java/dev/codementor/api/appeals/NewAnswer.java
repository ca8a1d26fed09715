package dev.codementor.api.appeals;

import dev.codementor.api.requests.Parameters;
import dev.codementor.api.requests.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /appeals/{id}/answer}, as it came: nothing is checked yet. */
@Schema(name = "NewAppealAnswer")
record NewAnswer(
        @Schema(
                description = "Whether the student is right. It changes no grade by itself",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Boolean accepted,

        @Schema(
                description = "For the student, in at most 4,000 characters",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String text) {

    private static final int LONGEST = 4_000;

    /** @throws dev.codementor.api.problems.ProblemException when it is missing */
    boolean checkedAccepted() {
        if (accepted == null) {
            throw Parameters.invalidField("accepted", "is needed").exception();
        }
        return accepted;
    }

    /** @throws dev.codementor.api.problems.ProblemException when it is missing or too long */
    String checkedText() {
        return Texts.require("text", text == null ? "" : text, LONGEST);
    }
}
