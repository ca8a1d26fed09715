package dev.codementor.api.batches.control;

import dev.codementor.api.requests.Parameters;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.PauseReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /batches/{id}/resume}, as it came: nothing is checked yet. */
@Schema(name = "BatchResumption")
record ResumeOrder(
        @Schema(
                description =
                        "Most model time from the batch's beginning, 0 for no cap. Without it the cap stays; a cap"
                                + " that was reached has to be changed")
        @Nullable
        Long spendCapSeconds) {

    static final ResumeOrder AS_BEFORE = new ResumeOrder(null);

    private static final long LARGEST = 10_000_000;

    /**
     * @param spent so far
     * @return null for no cap
     * @throws dev.codementor.api.problems.ProblemException when it is out of range, or the batch could not continue
     *     with it
     */
    @Nullable
    Duration spendCap(BatchRecord batch, Duration spent) {
        if (spendCapSeconds == null) {
            if (batch.pauseReason() == PauseReason.SPEND_CAP) {
                throw Parameters.invalidField(
                                "spendCapSeconds",
                                "is required: more than %s, or 0 for no cap".formatted(spent.toSeconds()))
                        .exception();
            }
            return batch.spendCap();
        }
        if (spendCapSeconds < 0 || spendCapSeconds > LARGEST) {
            throw Parameters.invalidField("spendCapSeconds", "must be a whole number from 0 to " + LARGEST)
                    .exception();
        }
        if (spendCapSeconds == 0) {
            return null;
        }
        Duration cap = Duration.ofSeconds(spendCapSeconds);
        if (cap.compareTo(spent) <= 0) {
            throw Parameters.invalidField(
                            "spendCapSeconds", "must be more than the %s that are spent".formatted(spent.toSeconds()))
                    .exception();
        }
        return cap;
    }
}
