package dev.codementor.api.jobs;

import dev.codementor.api.dispatch.LiveWorkers;
import dev.codementor.api.dispatch.Remembered;
import dev.codementor.ledger.JobReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** When a waiting job is expected to begin. */
final class StartEstimate {

    private final LiveWorkers workers;
    private final Supplier<Optional<Duration>> typicalRun;
    private final Clock clock;

    StartEstimate(LiveWorkers workers, JobReader reader, Clock clock) {
        this.workers = workers;
        this.typicalRun = new Remembered<>(reader::typicalRun, Duration.ofSeconds(5), clock);
        this.clock = clock;
    }

    /**
     * With all slots busy, one comes free after about a run divided by the number of slots, and so on for each job ahead.
     *
     * @param position jobs that wait before it, plus one
     * @return empty when no worker is there or no job was answered yet
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
