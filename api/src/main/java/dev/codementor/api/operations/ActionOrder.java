package dev.codementor.api.operations;

import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.OperationsLedger.Order;
import dev.codementor.text.TextFault;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an action, as it came: nothing is checked yet. */
@Schema(name = "OperatorAction")
record ActionOrder(
        @Schema(
                description =
                        "Why, at most 500 characters; it is in the audit, and students read the reason of a pause",
                example = "The model server gets more memory.",
                maxLength = OperationsLedger.LONGEST_REASON)
        @Nullable
        String reason) {

    /** @throws dev.codementor.api.problems.ProblemException when the caller may not act, or the reason breaks a rule */
    static Order of(@Nullable ActionOrder asked, Caller caller) {
        Operators.requireOperator(caller);
        return new Order(caller.subject(), asked == null ? null : checked(asked.reason()));
    }

    static @Nullable String checked(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        String text = reason.strip();
        if (text.length() > OperationsLedger.LONGEST_REASON) {
            throw Parameters.invalidField(
                            "reason",
                            "must not have more than %d characters".formatted(OperationsLedger.LONGEST_REASON))
                    .with("limit", OperationsLedger.LONGEST_REASON)
                    .exception();
        }
        TextFault.of(text).ifPresent(fault -> {
            throw Parameters.invalidField("reason", fault.sentence())
                    .with("offset", fault.offset())
                    .exception();
        });
        return text;
    }
}
