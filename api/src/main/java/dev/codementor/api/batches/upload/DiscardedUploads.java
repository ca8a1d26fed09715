package dev.codementor.api.batches.upload;

import dev.codementor.chores.Chore;
import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.outages.Outages;
import dev.codementor.submissions.SubmissionStore;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Discards the remains of uploads that were refused or never completed. Several instances may do so at once. */
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

    /** Discards the upload now, or as soon as that is possible; in both cases the same upload may come again at once. */
    void discard(BatchId batch) {
        try {
            remove(batch);
        } catch (RuntimeException e) {
            log.warn(
                    "action=discard-failed batchId={} cause=\"{}\" next=tries-again-until-it-works",
                    batch,
                    Outages.cause(e));
            discardLater(batch);
        }
    }

    /** Discards the upload once the file store is back. The same upload may come again at once. */
    void discardLater(BatchId batch) {
        waiting.add(batch);
        try {
            intake.refuse(batch);
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "action=refusal-not-noted batchId={} cause=\"{}\""
                            + " next=the-same-upload-is-underway-until-it-is-discarded",
                    batch,
                    Outages.cause(e));
        }
    }

    /** @param forsakenAfter an upload that is incomplete after this time has lost its server */
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
            log.info("action=upload-forsaken batchId={} next=discards-it", batch);
        }
        return forsaken.size();
    }

    /** Files are deleted first: as long as the ledger has the batch, its files can still be found. */
    private void remove(BatchId batch) {
        store.deleteUploads(batch);
        intake.abandon(batch);
    }
}
