package dev.codementor.api.batches.dispatch;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.fleet.DispatchWindow;
import dev.codementor.ledger.batches.BatchDispatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Keeps batches moving. Several instances may do it at once. */
public final class BatchSweeper {

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
        BatchDispatch.Advance moved = batches.advance(window.forBatch(), properties.limit());
        dispatcher.release(moved.released());
        return moved.released().size();
    }
}
