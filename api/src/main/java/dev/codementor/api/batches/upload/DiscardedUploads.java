package dev.codementor.api.batches.upload;

import dev.codementor.chores.Chore;
import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.submissions.SubmissionStore;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Throws away what is left of uploads that were refused, or that nobody completes. Several instances may do it at once. */
final class DiscardedUploads {

    private static final Logger log = LoggerFactory.getLogger(DiscardedUploads.class);
    private static final Duration SELDOM = Duration.ofSeconds(15);
    private static final int FEW = 10;

    private final BatchIntake intake;
    private final SubmissionStore store;
    private final Queue<BatchId> waiting = new ConcurrentLinkedQueue<>();

    DiscardedUploads(BatchIntake intake, SubmissionStore store) {
        this.intake = intake;
        this.store = store;
    }

    /** Discards the upload now, or as soon as that works. */
    void discard(BatchId batch) {
        try {
            remove(batch);
        } catch (RuntimeException e) {
            log.warn(
                    "What is left of batch {} cannot be thrown away now; it is tried until it can: {}",
                    batch,
                    e.toString());
            waiting.add(batch);
        }
    }

    /** @param forsakenAfter an upload that is not complete after this time has lost its server */
    Chore chore(Duration forsakenAfter) {
        return Chore.inBatches("discard-uploads", SELDOM, FEW, () -> round(forsakenAfter));
    }

    private int round(Duration forsakenAfter) {
        for (BatchId batch = waiting.peek(); batch != null; batch = waiting.peek()) {
            remove(batch);
            waiting.remove(batch);
        }
        return discardForsaken(forsakenAfter, FEW);
    }

    /** Discards uploads whose server is gone. @return how many */
    int discardForsaken(Duration olderThan, int limit) {
        List<BatchId> forsaken = intake.forsaken(olderThan, limit);
        for (BatchId batch : forsaken) {
            remove(batch);
            log.info("The upload of batch {} was never completed and is thrown away", batch);
        }
        return forsaken.size();
    }

    /** Files go first: while the ledger knows the batch, somebody knows of its files. */
    private void remove(BatchId batch) {
        store.deleteUploads(batch);
        intake.abandon(batch);
    }
}
