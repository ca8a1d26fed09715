package dev.codementor.fleet;

import dev.codementor.ledger.JobReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** When a waiting job is expected to begin. */
final class StartEstimate {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LiveWorkers workers;
    private final Supplier<Optional<Duration>> typicalRun;
    private final Clock clock;

    StartEstimate(LiveWorkers workers, JobReader jobs, Clock clock) {
        this.workers = workers;
        this.typicalRun = new Remembered<>(jobs::typicalRun, FRESH, clock);
        this.clock = clock;
    }

    /**
     * When all slots are busy, one becomes free after about a run divided by the number of slots, and so on for each job
     * ahead.
     *
     * @param position jobs that wait before it, plus one
     * @return empty when there is no worker, or no job was answered yet
     */
    Optional<Instant> at(int position) {
        LiveWorkers.Snapshot now = workers.now();
        if (now.slots() == 0) {
            return Optional.empty();
        }
        int turns = Math.max(0, position - now.free());
        return typicalRun.get().map(run -> clock.instant()
                .plus(run.multipliedBy(turns).dividedBy(now.slots()))
                .truncatedTo(ChronoUnit.MILLIS));
    }
}
