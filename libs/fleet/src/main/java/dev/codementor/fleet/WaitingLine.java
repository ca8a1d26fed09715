package dev.codementor.fleet;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.JobReader;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Where waiting jobs stand and when they are expected to begin: the same for everybody who tells a student. */
public final class WaitingLine {

    private final JobReader jobs;
    private final StartEstimate estimate;

    public WaitingLine(JobReader jobs, LiveWorkers workers, Clock clock) {
        this.jobs = jobs;
        this.estimate = new StartEstimate(workers, jobs, clock);
    }

    /** The places of those of the given jobs that wait. */
    public Map<JobId, Place> places(Collection<JobId> of) {
        if (of.isEmpty()) {
            return Map.of();
        }
        Map<JobId, Place> places = new HashMap<>();
        jobs.positions(of)
                .forEach((job, position) -> places.put(
                        job, new Place(position, estimate.at(position).orElse(null))));
        return places;
    }
}
