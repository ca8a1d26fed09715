package dev.codementor.api.feedback;

import dev.codementor.api.requests.Parameters;
import dev.codementor.ledger.FeedbackLedger.Feedback;
import dev.codementor.text.TextFault;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /jobs/{id}/feedback}, as it came: nothing is checked yet. */
@Schema(name = "NewFeedback")
record NewFeedback(
        @Schema(description = "Whether the answer helped", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Boolean helpful,

        @Schema(
                description = "At most 2,000 characters; instructors of the course read it",
                example = "The second hint gave the solution away.")
        @Nullable
        String comment) {

    /** @throws dev.codementor.api.problems.ProblemException when a rule is broken */
    Feedback checked() {
        if (helpful == null) {
            throw Parameters.invalidField("helpful", "is needed").exception();
        }
        if (comment == null || comment.isBlank()) {
            return new Feedback(helpful, null);
        }
        if (comment.length() > Feedback.LONGEST_COMMENT) {
            throw Parameters.invalidField(
                            "comment", "must not have more than %d characters".formatted(Feedback.LONGEST_COMMENT))
                    .with("limit", Feedback.LONGEST_COMMENT)
                    .exception();
        }
        TextFault.of(comment).ifPresent(fault -> {
            throw Parameters.invalidField("comment", fault.sentence())
                    .with("offset", fault.offset())
                    .exception();
        });
        return new Feedback(helpful, comment);
    }
}
