package dev.codementor.notifier.archive;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.TranscriptLedger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The real ledger, seen by a process that dies at a certain step. */
record FailingLedger(TranscriptLedger ledger, Step diesAt) implements TranscriptLedger {

    enum Step {
        BEFORE_ASSIGN,
        AFTER_ASSIGN,
        BEFORE_PUT,
        AFTER_PUT,
        AFTER_WRITTEN
    }

    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void reach(Step step) {
        if (step == diesAt) {
            throw new Death();
        }
    }

    @Override
    public List<Transcript> assign(Collection<JobId> settled) {
        reach(Step.BEFORE_ASSIGN);
        List<Transcript> transcripts = ledger.assign(settled);
        reach(Step.AFTER_ASSIGN);
        return transcripts;
    }

    @Override
    public List<JobRecord> jobs(UUID transcript) {
        List<JobRecord> jobs = ledger.jobs(transcript);
        reach(Step.BEFORE_PUT);
        return jobs;
    }

    @Override
    public void written(UUID transcript, String key, int jobs, String sha256) {
        reach(Step.AFTER_PUT);
        ledger.written(transcript, key, jobs, sha256);
        reach(Step.AFTER_WRITTEN);
    }

    @Override
    public List<JobId> unarchived(Collection<JobId> jobs) {
        return ledger.unarchived(jobs);
    }

    @Override
    public List<Transcript> takeUnwritten(Duration olderThan, int limit) {
        return ledger.takeUnwritten(olderThan, limit);
    }
}
