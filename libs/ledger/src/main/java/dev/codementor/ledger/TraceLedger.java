package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.util.Collection;
import java.util.Map;

/** The trace in which each job was asked for. It is deleted with its job. */
public interface TraceLedger {

    /** Keeps nothing. */
    TraceLedger NONE = new TraceLedger() {
        @Override
        public void keep(JobId job, String parent) {}

        @Override
        public Map<JobId, String> of(Collection<JobId> jobs) {
            return Map.of();
        }
    };

    /**
     * Keeps a job's trace; the first one stays. Does not wait for the disk, since a lost trace harms nobody.
     *
     * @param parent a W3C {@code traceparent}
     */
    void keep(JobId job, String parent);

    /** The traces of these jobs, as far as they were kept. */
    Map<JobId, String> of(Collection<JobId> jobs);
}
