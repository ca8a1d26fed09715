package dev.codementor.api.operations;

import dev.codementor.contract.JobId;
import dev.codementor.fleet.WorkerRoster;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.ledger.operations.OperationsReader.WorkerFigures;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what workers say of themselves and what the ledger knows of their work. */
final class WorkerViews {

    private static final Duration RECENT = Duration.ofMinutes(10);

    private final WorkerRoster roster;
    private final OperationsReader reader;
    private final Clock clock;

    WorkerViews(WorkerRoster roster, OperationsReader reader, Clock clock) {
        this.roster = roster;
        this.reader = reader;
        this.clock = clock;
    }

    boolean knows(String worker) {
        return roster.now().stream()
                .anyMatch(member -> member.worker().instance().equals(worker));
    }

    WorkersView now() {
        Map<String, WorkerFigures> figures =
                reader.workers(RECENT).stream().collect(Collectors.toMap(WorkerFigures::worker, Function.identity()));
        List<WorkersView.Item> workers = roster.now().stream()
                .map(member -> item(member, figures.get(member.worker().instance())))
                .toList();
        List<WorkersView.Item> taking = workers.stream()
                .filter(worker -> worker.alive() && !worker.quiet() && !worker.draining() && worker.trouble() == null)
                .toList();
        return new WorkersView(
                clock.instant(),
                taking.stream().mapToInt(WorkersView.Item::slots).sum(),
                taking.stream().mapToInt(WorkersView.Item::busy).sum(),
                workers);
    }

    private static WorkersView.Item item(WorkerRoster.Member member, @Nullable WorkerFigures known) {
        LiveWorker worker = member.worker();
        WorkerFigures figures =
                known == null ? new WorkerFigures(worker.instance(), List.of(), null, 0, 0, null, null) : known;
        String wanted = figures.wanted();
        InstanceDirectory.Trouble trouble = worker.trouble();
        Double speed = figures.tokensPerSecond();
        return new WorkersView.Item(
                worker.instance(),
                worker.version(),
                worker.model(),
                worker.rehearsal(),
                member.alive(),
                worker.slots(),
                worker.busy(),
                figures.busySince(),
                figures.jobs().stream().map(JobId::value).toList(),
                figures.answered(),
                figures.failed(),
                speed == null ? null : Math.round(speed * 10) / 10.0,
                wanted != null,
                "drain".equals(wanted) || worker.draining() && wanted == null,
                trouble == null ? null : new WorkersView.Trouble(trouble.code(), trouble.said()),
                worker.heartbeatAt());
    }
}
