package dev.codementor.api.receipts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.grading.receipts.Verification;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result of verifying a batch's receipts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReceiptVerification")
record VerificationView(
        boolean intact,

        @Schema(description = "How many there are; absent when something is wrong") @Nullable
        Long receipts,

        @Schema(description = "Number of the first receipt that is wrong, from 1") @Nullable
        Long position,

        @Schema(
                description = "What happened to it; or what it is a receipt for is another by now",
                allowableValues = {"changed", "missing", "reordered", "added", "grade-changed", "submission-changed"})
        @Nullable
        String cause,

        @Schema(description = "Whose receipt it is, where that can be told") @Nullable
        String customId,

        @Nullable String message) {

    static VerificationView of(Verification verification) {
        return switch (verification) {
            case Verification.Intact intact -> new VerificationView(true, intact.receipts(), null, null, null, null);
            case Verification.Broken broken ->
                new VerificationView(
                        false,
                        null,
                        broken.position(),
                        broken.cause().name().toLowerCase(Locale.ROOT),
                        null,
                        broken.message());
        };
    }

    static VerificationView mismatch(long position, String cause, String customId, String message) {
        return new VerificationView(false, null, position, cause, customId, message);
    }
}
