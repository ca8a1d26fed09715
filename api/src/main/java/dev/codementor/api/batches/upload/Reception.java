package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.dispatch.BatchSweeper;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.refusals.Refusals;
import dev.codementor.contract.BatchId;
import dev.codementor.files.StoreAwayException;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.ledger.batches.BatchIntake.Beginning;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.NewBatch;
import dev.codementor.submissions.BatchUpload;
import dev.codementor.submissions.SubmissionStore;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Receives a batch completely, or leaves nothing of it. */
final class Reception {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final BatchIntake intake;
    private final SubmissionStore store;
    private final DiscardedUploads discarded;
    private final BatchSweeper sweeper;
    private final Refusals refusals;
    private final int mostUnfinished;

    Reception(
            BatchIntake intake,
            SubmissionStore store,
            DiscardedUploads discarded,
            BatchSweeper sweeper,
            Refusals refusals,
            int mostUnfinished) {
        this.intake = intake;
        this.store = store;
        this.discarded = discarded;
        this.sweeper = sweeper;
        this.refusals = refusals;
        this.mostUnfinished = mostUnfinished;
    }

    /** Fills a batch that has begun. */
    @FunctionalInterface
    interface Filling {

        /**
         * @return the skipped files, rejected submissions and warnings
         * @throws dev.codementor.api.problems.ProblemException to refuse the batch
         */
        ObjectNode fill(BatchUpload upload, ItemChunks items) throws IOException;
    }

    /**
     * @param startFirst how many items to start immediately
     * @throws dev.codementor.api.problems.ProblemException when the batch is not allowed, or filling refuses it
     */
    BatchRecord receive(NewBatch batch, int startFirst, Filling filling) throws IOException {
        return switch (intake.begin(batch, mostUnfinished)) {
            case Beginning.Begun begun -> fill(batch.id(), startFirst, filling);
            case Beginning.Repeated repeated -> repeated.batch();
            case Beginning.Underway underway ->
                throw ProblemCode.UPLOAD_UNDERWAY
                        .because("The same upload, with the same Idempotency-Key, is being received. Ask again for its"
                                + " outcome.")
                        .retryAfter(ASK_AGAIN)
                        .exception();
            case Beginning.Reused reused ->
                throw ProblemCode.IDEMPOTENCY_KEY_REUSED
                        .because("The Idempotency-Key was used before with another upload. Use a new key for a new"
                                + " batch.")
                        .exception();
            case Beginning.Crowded crowded -> {
                refusals.count(ProblemCode.TOO_MANY_BATCHES, batch.course());
                throw ProblemCode.TOO_MANY_BATCHES
                        .because("The course has %d unfinished batches, and may not have more."
                                .formatted(crowded.limit()))
                        .with("limit", crowded.limit())
                        .exception();
            }
        };
    }

    private BatchRecord fill(BatchId batch, int startFirst, Filling filling) throws IOException {
        ObjectNode report;
        try (BatchUpload upload = store.upload(batch)) {
            ItemChunks items = new ItemChunks(intake, batch);
            report = filling.fill(upload, items);
            items.flush();
            upload.complete();
        } catch (StoreAwayException e) {
            discarded.discardLater(batch);
            throw e;
        } catch (IOException | RuntimeException e) {
            discarded.discard(batch);
            throw e;
        }
        // If this fails, this server does not know whether the batch is sealed. The sweeper finds out, and discards the
        // batch if it is not.
        BatchRecord sealed = intake.seal(batch, report.toString(), startFirst);
        sweeper.wake();
        return sealed;
    }
}
