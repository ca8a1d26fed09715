package dev.codementor.api.batches.dispatch;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.contract.BatchId;
import dev.codementor.fleet.DispatchWindow;
import dev.codementor.ledger.batches.BatchDispatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps batches moving. Several instances may do it at once. */
public final class BatchSweeper {

    private static final Logger log = LoggerFactory.getLogger(BatchSweeper.class);

    private static final String ADVANCE = "advance-batches";

    private final BatchDispatch batches;
    private final Dispatcher dispatcher;
    private final DispatchWindow window;
    private final BatchDispatchProperties properties;
    private final Chores chores;

    BatchSweeper(
            BatchDispatch batches,
            Dispatcher dispatcher,
            DispatchWindow window,
            BatchDispatchProperties properties,
            MeterRegistry meters) {
        this.batches = batches;
        this.dispatcher = dispatcher;
        this.window = window;
        this.properties = properties;
        this.chores = Chores.oneAfterAnother(
                "batch-sweeper",
                meters,
                List.of(Chore.inBatches(ADVANCE, properties.every(), properties.limit(), this::advance)));
    }

    /** To be started and stopped with the application. */
    Chores chores() {
        return chores;
    }

    /** Reports that there is work, which is then done at once and not at the next look. */
    public void wake() {
        chores.soon(ADVANCE);
    }

    private int advance() {
        if (properties.pauseAfter() > 0) {
            batches.pauseUnusable(properties.pauseAfter()).forEach(BatchSweeper::tellUnusable);
        }
        BatchDispatch.Advance moved = batches.advance(window.forBatch(), properties.limit());
        moved.paused().forEach(batch -> log.info("action=batch-paused batch={} cause=spend-cap next=resume", batch));
        dispatcher.release(moved.released());
        return moved.released().size();
    }

    private static void tellUnusable(BatchId batch) {
        log.warn(
                "action=batch-paused batch={} cause=no-answer-gave-a-grade"
                        + " next=a-person-looks-at-the-answers-and-resumes",
                batch);
    }
}
