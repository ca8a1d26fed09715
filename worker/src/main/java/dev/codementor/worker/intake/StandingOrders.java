package dev.codementor.worker.intake;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.ledger.operations.OrderReader;
import dev.codementor.ledger.operations.OrderReader.Orders;
import dev.codementor.worker.presence.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks in the ledger for what operators want of this worker. While the ledger is away, what they wanted before holds.
 */
final class StandingOrders {

    private static final Logger log = LoggerFactory.getLogger(StandingOrders.class);
    private static final String CHORE = "worker-orders";
    private static final String DRAIN = "drain";

    private final OrderReader ledger;
    private final Worker worker;
    private final Intake intake;
    private final SlotGate gate;
    private final Runnable exit;
    private boolean leaving;

    StandingOrders(OrderReader ledger, Worker worker, Intake intake, SlotGate gate, Runnable exit) {
        this.ledger = ledger;
        this.worker = worker;
        this.intake = intake;
        this.gate = gate;
        this.exit = exit;
    }

    /** To be started and stopped with the application. */
    Chores chores(Duration every, MeterRegistry meters) {
        return Chores.oneAfterAnother(CHORE, meters, List.of(Chore.repeating(CHORE, every, this::look)));
    }

    private void look() {
        Orders orders = ledger.orders(worker.instance());
        intake.obey(orders);
        if (DRAIN.equals(orders.wanted()) && gate.busy() == 0 && !leaving) {
            leaving = true;
            log.info("action=drained by=operator next=the-worker-stops");
            exit.run();
        }
    }
}
