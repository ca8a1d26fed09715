package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Which settled job is archived in which transcript. A job is assigned to exactly one transcript before it is written,
 * and settled rows never change, so whoever writes a transcript again writes the same bytes, but for jobs that were
 * deleted meanwhile: these are left out.
 */
public interface TranscriptLedger {

    /**
     * Assigns those of the given settled jobs that have no transcript yet to new ones, one for each course and UTC
     * date of settlement.
     *
     * @return the new transcripts, for the caller to write
     */
    List<Transcript> assign(Collection<JobId> settled);

    /** The jobs of a transcript that are still there, in the order of their ids; none when all were deleted. */
    List<JobRecord> jobs(UUID transcript);

    /**
     * Notes that a transcript is in the archive; its jobs need no further announcement.
     *
     * @param jobs how many are in it: at least those that are still there, at most those that were assigned
     * @throws IllegalStateException when that cannot be, or it was written before with other contents
     */
    void written(UUID transcript, String key, int jobs, String sha256);

    /** Those of the given jobs that are settled and whose transcript is not written yet. */
    List<JobId> unarchived(Collection<JobId> jobs);

    /** Transcripts that were assigned and not written within the given time; they are due again after the same time. */
    List<Transcript> takeUnwritten(Duration olderThan, int limit);

    /** A transcript to be written. */
    record Transcript(UUID id, String course, LocalDate date) {}
}
