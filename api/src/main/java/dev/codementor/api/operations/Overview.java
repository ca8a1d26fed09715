package dev.codementor.api.operations;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.operations.HistoryLedger;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.ledger.operations.OperationsReader.Waits;
import dev.codementor.ledger.operations.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what an operator looks at first. */
final class Overview {

    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final int MOST = 100;

    private final QueueViews queues;
    private final WorkerViews workers;
    private final OperationsReader reader;
    private final HistoryLedger history;
    private final OperationsProperties properties;
    private final Clock clock;

    Overview(
            QueueViews queues,
            WorkerViews workers,
            OperationsReader reader,
            HistoryLedger history,
            OperationsProperties properties,
            Clock clock) {
        this.queues = queues;
        this.workers = workers;
        this.reader = reader;
        this.history = history;
        this.properties = properties;
        this.clock = clock;
    }

    OverviewView now() {
        Instant now = clock.instant();
        List<QueuesView.Queue> looked = queues.now().queues();
        List<Pause> pauses = reader.pauses();
        OperationsReader.ArchiveLag lag = reader.archiveLag();
        return new OverviewView(
                now,
                Stream.of(JobKind.values()).map(kind -> wait(kind, looked)).toList(),
                reader.courses(MOST).stream()
                        .map(course -> course(course, pauses, now))
                        .toList(),
                reader.batches(MOST).stream().map(Overview::batch).toList(),
                new OverviewView.Archive(lag.jobs(), Seconds.since(lag.oldest(), now)),
                history.refusals(now.minus(RECENT)).stream()
                        .map(refused -> new OverviewView.Refusals(refused.code(), refused.course(), refused.count()))
                        .toList(),
                looked,
                workers.now());
    }

    private OverviewView.Wait wait(JobKind kind, List<QueuesView.Queue> looked) {
        Duration objective = properties.objectives().getOrDefault(kind, properties.waitObjective());
        Waits waits = reader.waits(kind, RECENT, objective);
        Double oldest = looked.stream()
                .filter(queue -> queue.name().equals(kind.queue()))
                .findAny()
                .map(QueuesView.Queue::oldestSeconds)
                .orElse(null);
        Double good = waits.began() == 0 ? null : Math.round(1_000.0 * waits.good() / waits.began()) / 10.0;
        return new OverviewView.Wait(
                kind.queue(),
                objective.toMillis() / 1000.0,
                properties.objectivePercent(),
                waits.began(),
                good,
                Seconds.of(waits.p50()),
                Seconds.of(waits.p95()),
                oldest,
                missed(good, oldest, objective));
    }

    private boolean missed(@Nullable Double good, @Nullable Double oldest, Duration objective) {
        return good != null && good < properties.objectivePercent()
                || oldest != null && oldest * 1_000 > objective.toMillis();
    }

    private static OverviewView.Course course(OperationsReader.CourseFigures course, List<Pause> pauses, Instant now) {
        return new OverviewView.Course(
                course.course(),
                course.held(),
                course.waiting(),
                course.running(),
                Seconds.since(course.oldest(), now),
                PauseView.of(pauses.stream()
                        .filter(pause -> pause.target().equals(new Pause.Target.Course(course.course())))
                        .findAny()));
    }

    private static OverviewView.Batch batch(OperationsReader.BatchProgress batch) {
        return new OverviewView.Batch(
                batch.batch().value(),
                batch.course(),
                batch.assignment(),
                batch.state(),
                batch.size(),
                batch.processing(),
                batch.running(),
                batch.failed());
    }
}
