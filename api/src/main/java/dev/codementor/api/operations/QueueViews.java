package dev.codementor.api.operations;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.ledger.operations.Pause;
import dev.codementor.ledger.operations.QueueFigures;
import dev.codementor.queues.QueueDepths;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what the ledger and SQS know of the queues. */
final class QueueViews {

    static final String OUTCOMES = "outcomes";

    private static final Duration RECENT = Duration.ofMinutes(5);

    private final OperationsReader reader;
    private final QueueDepths depths;
    private final Clock clock;

    QueueViews(OperationsReader reader, QueueDepths depths, Clock clock) {
        this.reader = reader;
        this.depths = depths;
        this.clock = clock;
    }

    QueuesView now() {
        Instant now = clock.instant();
        Map<String, QueueDepths.Depth> messages = depths.now();
        List<Pause> pauses = reader.pauses();
        List<QueuesView.Queue> queues = new ArrayList<>();
        for (QueueFigures figures : reader.queues(RECENT)) {
            queues.add(queue(figures, pause(figures.kind(), pauses), messages, now));
        }
        queues.add(outcomes(reader.archiveLag(), messages, now));
        return new QueuesView(now, queues);
    }

    private static Optional<Pause> pause(JobKind kind, List<Pause> pauses) {
        return pauses.stream()
                .filter(pause -> pause.target().equals(new Pause.Target.Queue(kind)))
                .findAny();
    }

    private static QueuesView.Queue queue(
            QueueFigures figures, Optional<Pause> pause, Map<String, QueueDepths.Depth> messages, Instant now) {
        return new QueuesView.Queue(
                figures.kind().queue(),
                true,
                figures.held(),
                figures.waiting(),
                figures.running(),
                figures.failed(),
                Seconds.since(figures.oldest(), now),
                PauseView.of(pause),
                perMinute(figures.recent()),
                messages(messages.get(figures.kind().queue())));
    }

    private static QueuesView.Queue outcomes(
            OperationsReader.ArchiveLag lag, Map<String, QueueDepths.Depth> messages, Instant now) {
        return new QueuesView.Queue(
                OUTCOMES,
                false,
                0,
                lag.jobs(),
                0,
                0,
                Seconds.since(lag.oldest(), now),
                null,
                null,
                messages(messages.get(OUTCOMES)));
    }

    private static QueuesView.PerMinute perMinute(QueueFigures.Throughput recent) {
        return new QueuesView.PerMinute(
                perMinute(recent.accepted()),
                perMinute(recent.answered()),
                perMinute(recent.failed()),
                perMinute(recent.cancelled()),
                perMinute(recent.expired()));
    }

    private static double perMinute(int count) {
        return Math.round(100.0 * count / RECENT.toMinutes()) / 100.0;
    }

    private static QueuesView.@Nullable Messages messages(QueueDepths.@Nullable Depth depth) {
        return depth == null ? null : new QueuesView.Messages(depth.visible(), depth.inFlight(), depth.delayed());
    }
}
