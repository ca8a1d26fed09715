package dev.codementor.ledger;

import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries about jobs. Nothing here changes anything. */
public interface JobReader {

    Optional<JobRecord> find(JobId job);

    /**
     * An owner's jobs, newest first.
     *
     * @param before only jobs older than this one; null for the newest
     * @param limit most jobs to return, 1 to 200
     */
    List<JobRecord> list(
            String owner, @Nullable String course, @Nullable String conversation, @Nullable JobId before, int limit);

    /**
     * Answered questions of a conversation, oldest first.
     *
     * @param before only questions older than this job; null for all
     * @param limit most turns to return; the latest ones are kept
     */
    List<Turn> turns(String owner, String course, String conversation, @Nullable JobId before, int limit);

    /** How many jobs a conversation has; 0 when the owner has no such conversation. */
    ConversationSize size(String owner, String course, String conversation);

    /** Those of the given jobs that exist, with what a reader of their text needs. */
    List<TextSnapshot> snapshots(Collection<JobId> jobs);

    /** An owner's unsettled jobs, oldest first, at most {@code limit}. */
    List<TextSnapshot> unsettled(String owner, int limit);

    /**
     * For each of the given jobs that is waiting: the number of waiting jobs of its kind that were accepted before it,
     * plus one.
     */
    Map<JobId, Integer> positions(Collection<JobId> jobs);

    /** Those of the given jobs whose queue or course an operator has paused. */
    Set<JobId> paused(Collection<JobId> jobs);

    /** One answered question. */
    record Turn(JobId job, String prompt, String answer) {}

    /** @param answered those of the jobs that are answered */
    record ConversationSize(int jobs, int answered) {}

    /** See {@link JobRecord} for the fields. */
    record TextSnapshot(
            JobId job,
            String owner,
            JobState state,
            int epoch,
            String text,
            @Nullable Failure failure) {}
}
