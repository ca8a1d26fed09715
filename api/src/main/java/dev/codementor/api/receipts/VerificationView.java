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

        @Schema(description = "How many receipts there are; absent when something is wrong") @Nullable
        Long receipts,

        @Schema(description = "Number of the first wrong receipt, from 1") @Nullable
        Long position,

        @Schema(
                description = "What is wrong with it, or with the grade or submission for which it was written",
                allowableValues = {"changed", "missing", "reordered", "added", "grade-changed", "submission-changed"})
        @Nullable
        String cause,

        @Schema(description = "The submission of the receipt, if known") @Nullable
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
