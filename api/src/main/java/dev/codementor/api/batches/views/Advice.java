package dev.codementor.api.batches.views;

import dev.codementor.api.batches.views.BatchView.Attention.Reason;
import dev.codementor.grading.drafts.NoDraft;
import dev.codementor.ledger.batches.PauseReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do about a paused batch. */
final class Advice {

    private static final String FAILED = "The items' failures say why.";

    private Advice() {}

    /**
     * @param reason null if it is not paused
     * @param unusable items without a usable answer, by reason, the most frequent first
     */
    static @Nullable String of(@Nullable PauseReason reason, List<Reason> unusable) {
        return switch (reason) {
            case UNUSABLE ->
                "None of the first answers gave a grade, so the others were not asked. " + why(unusable)
                        + " Each item shows what the model answered. When the cause is mended, 'retry-failed' asks"
                        + " again for these items and 'resume' goes on. For another model, cancel the batch and upload"
                        + " it again.";
            case SPEND_CAP -> "The batch has used up its model time. 'resume' goes on with another cap.";
            case INSTRUCTOR -> null;
            case null -> null;
        };
    }

    private static String why(List<Reason> unusable) {
        return unusable.stream()
                .findFirst()
                .flatMap(most -> NoDraft.of(most.reason()))
                .map(NoDraft::sentence)
                .orElse(FAILED);
    }
}
