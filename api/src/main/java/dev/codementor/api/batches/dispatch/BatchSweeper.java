package dev.codementor.api.batches.dispatch;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.dispatch.LiveWorkers;
import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.ledger.batches.BatchDispatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Keeps batches moving. Several instances may do it at once. */
public final class BatchSweeper {

    private static final String ADVANCE = "advance-batches";
    private static final int SLOTS_AHEAD = 4;

    private final BatchDispatch batches;
    private final Dispatcher dispatcher;
    private final LiveWorkers workers;
    private final BatchDispatchProperties properties;
    private final Chores chores;

    BatchSweeper(
            BatchDispatch batches,
            Dispatcher dispatcher,
            LiveWorkers workers,
            BatchDispatchProperties properties,
            MeterRegistry meters) {
        this.batches = batches;
        this.dispatcher = dispatcher;
        this.workers = workers;
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

    /** There is something to do: it is done at once and not at the next look. */
    public void wake() {
        chores.soon(ADVANCE);
    }

    private int advance() {
        int window = Math.max(properties.window(), SLOTS_AHEAD * workers.now().slots());
        BatchDispatch.Advance moved = batches.advance(window, properties.limit());
        dispatcher.release(moved.released());
        return moved.released().size();
    }
}
