package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Assigns settled jobs to transcripts. A job is assigned to exactly one transcript before that is written, and settled
 * rows never change. So writing a transcript again writes the same bytes, except that jobs which were deleted meanwhile
 * are left out.
 */
public interface TranscriptLedger {

    /**
     * Assigns those of the given settled jobs that have no transcript yet to new transcripts, one for each course and
     * UTC date of settlement.
     *
     * @return the new transcripts, for the caller to write
     */
    List<Transcript> assign(Collection<JobId> settled);

    /** The jobs of a transcript that still exist, in the order of their ids; none if all were deleted. */
    List<JobRecord> jobs(UUID transcript);

    /**
     * Notes that a transcript is in the archive. Its jobs then need no further announcement.
     *
     * @param jobs the number of jobs in it: at least those that still exist, at most those that were assigned
     * @throws IllegalStateException when that is impossible, or the transcript was written before with other contents
     */
    void written(UUID transcript, String key, int jobs, String sha256);

    /** Those of the given jobs that are settled and whose transcript is not written yet. */
    List<JobId> unarchived(Collection<JobId> jobs);

    /** Transcripts that were assigned and not written within the given time. They are due again after the same time. */
    List<Transcript> takeUnwritten(Duration olderThan, int limit);

    /** A transcript that has to be written. */
    record Transcript(UUID id, String course, LocalDate date) {}
}
