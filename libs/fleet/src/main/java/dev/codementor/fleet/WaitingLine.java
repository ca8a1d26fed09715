package dev.codementor.fleet;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.Waiting;
import dev.codementor.contract.WaitingCode;
import dev.codementor.fleet.Backlogs.Start;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.backlog.StartPrediction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where waiting jobs stand and when they are expected to begin: the same for everybody who tells a student. */
public final class WaitingLine {

    private final JobReader jobs;
    private final Backlogs backlogs;
    private final StartPredictions predictions;
    private final Pauses pauses;
    private final Clock clock;

    WaitingLine(JobReader jobs, Backlogs backlogs, StartPredictions predictions, Pauses pauses, Clock clock) {
        this.jobs = jobs;
        this.backlogs = backlogs;
        this.predictions = predictions;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** The places of those of the given jobs that wait. */
    public Map<JobId, Place> places(Collection<JobId> of) {
        if (of.isEmpty()) {
            return Map.of();
        }
        Waiting waiting = backlogs.waiting().map(WaitingCode::waiting).orElse(null);
        Set<JobId> paused = pauses.any() ? jobs.paused(of) : Set.of();
        Map<JobId, Place> places = new HashMap<>();
        jobs.positions(of)
                .forEach((job, position) -> places.put(
                        job,
                        paused.contains(job)
                                // Nobody knows for how long.
                                ? new Place(position, null, WaitingCode.PAUSED.waiting())
                                : new Place(
                                        position,
                                        backlogs.startOf(job, position)
                                                .map(this::eta)
                                                .orElse(null),
                                        waiting)));
        return places;
    }

    /**
     * The place of a question that was accepted just now. What is said about it is compared with what happens.
     *
     * @param position questions that wait and were accepted before it, plus one
     */
    public Place accepted(JobId job, String owner, int position) {
        return backlogs.startOfNew(JobKind.PROMPT, owner, position)
                .map(start -> {
                    predictions.told(new StartPrediction(job, start.expected(), start.p50(), start.p90()));
                    return new Place(position, eta(start));
                })
                .orElseGet(() -> new Place(position, null));
    }

    private Instant eta(Start start) {
        return clock.instant().plus(start.p50()).truncatedTo(ChronoUnit.MILLIS);
    }
}
