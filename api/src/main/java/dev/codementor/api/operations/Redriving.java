package dev.codementor.api.operations;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.operations.JobFilter;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.OperationsLedger.Order;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts dead jobs back, a limited number in each second. Several instances may do it at once. */
final class Redriving {

    private static final String CHORE = "redrive";
    private static final Duration EVERY = Duration.ofMillis(500);

    private final OperationsLedger ledger;
    private final Dispatcher dispatcher;
    private final OperationsProperties properties;
    private final Chores chores;

    Redriving(OperationsLedger ledger, Dispatcher dispatcher, OperationsProperties properties, MeterRegistry meters) {
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.properties = properties;
        this.chores = Chores.oneAfterAnother(CHORE, meters, List.of(Chore.repeating(CHORE, EVERY, this::putBack)));
    }

    /** To be started and stopped with the application. */
    Chores chores() {
        return chores;
    }

    Optional<RedriveView> one(Order order, JobId job) {
        return begin(order, new JobFilter(new JobFilter.Standing.Any(), job, null, null, null, null, null, null, null));
    }

    RedriveView all(Order order, JobFilter filter) {
        return begin(order, filter).orElseGet(() -> RedriveView.counted(0, properties.redrivePerSecond()));
    }

    RedriveView count(JobFilter filter) {
        return RedriveView.counted(ledger.redrivable(filter, properties.redriveMost()), properties.redrivePerSecond());
    }

    Optional<RedriveView> find(UUID id) {
        return ledger.redrive(id).map(this::view);
    }

    private Optional<RedriveView> begin(Order order, JobFilter filter) {
        Optional<RedriveView> begun =
                ledger.redrive(order, filter, properties.redriveMost()).map(this::view);
        begun.ifPresent(redrive -> chores.soon(CHORE));
        return begun;
    }

    private RedriveView view(OperationsLedger.Redrive redrive) {
        return RedriveView.of(redrive, properties.redrivePerSecond());
    }

    private void putBack() {
        List<ReleasedJob> back = ledger.putBack(properties.redrivePerSecond(), properties.redriveTime());
        dispatcher.release(back);
    }
}
