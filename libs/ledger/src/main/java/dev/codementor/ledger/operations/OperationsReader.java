package dev.codementor.ledger.operations;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators see of jobs. Nothing here reads what people wrote, and nothing here changes anything. */
public interface OperationsReader {

    /**
     * One entry for each kind of job.
     *
     * @param recent how far back its throughput goes
     */
    List<QueueFigures> queues(Duration recent);

    /** The courses that have unsettled jobs, those with the most waiting jobs first; at most {@code limit}. */
    List<CourseFigures> courses(int limit);

    /** Batches with items that are not settled, oldest first; at most {@code limit}. */
    List<BatchProgress> batches(int limit);

    /** Settled jobs that are not in the archive yet. */
    ArchiveLag archiveLag();

    /**
     * How long jobs of the kind that began lately had waited since they were accepted.
     *
     * @param slo the longest wait that is good
     */
    Waits waits(JobKind kind, Duration recent, Duration slo);

    /**
     * Jobs that the filter finds, newest first.
     *
     * @param before only jobs older than this one; null for the newest
     * @param limit most jobs to return, 1 to 200
     */
    List<JobLine> jobs(JobFilter filter, @Nullable JobId before, int limit);

    /** How many jobs the filter finds, counting up to {@code limit}. */
    int count(JobFilter filter, int limit);

    Optional<JobLine> job(JobId job);

    /** The attempts of a job that ended without an answer, oldest first. */
    List<AttemptLine> attempts(JobId job);

    /**
     * What the named workers do and lately did.
     *
     * @param recent how far back speeds go
     */
    List<WorkerFigures> workers(Duration recent);

    List<Pause> pauses();

    /**
     * A course's unsettled jobs.
     *
     * @param oldest when the oldest of the waiting jobs was accepted; null when none waits
     */
    record CourseFigures(
            String course,
            int held,
            int waiting,
            int running,
            @Nullable Instant oldest) {}

    /** An unfinished batch; {@code running} of its {@code processing} items are with a worker. */
    record BatchProgress(
            BatchId batch,
            String course,
            String assignment,
            String state,
            int size,
            int processing,
            int running,
            int failed) {}

    /** @param oldest when the job that has waited longest was settled; null when none waits */
    record ArchiveLag(int jobs, @Nullable Instant oldest) {}

    /**
     * @param began jobs that began
     * @param good those of them that had not waited longer than the objective
     * @param p50 null when none began
     */
    record Waits(
            int began,
            int good,
            @Nullable Duration p50,
            @Nullable Duration p95) {}

    /**
     * A job without its text.
     *
     * @param held whether it waits behind its owner's window
     * @param redrives how often an operator put it back
     * @param resends how often it was sent to its queue again
     */
    record JobLine(
            JobId id,
            JobKind kind,
            String course,
            String owner,
            @Nullable BatchId batch,
            JobState state,
            boolean held,
            boolean cancelRequested,
            int attempt,
            int redrives,
            int resends,
            @Nullable String worker,
            @Nullable Instant leaseUntil,
            @Nullable Failure failure,
            @Nullable String requestedModel,
            @Nullable String model,
            boolean rehearsal,
            @Nullable Integer promptTokens,
            @Nullable Integer cachedTokens,
            @Nullable Integer answerTokens,
            Times times) {}

    /**
     * When a job got where.
     *
     * @param attempt when its latest attempt began
     */
    record Times(
            Instant accepted,
            @Nullable Instant released,
            @Nullable Instant sent,
            @Nullable Instant queued,
            @Nullable Instant started,
            @Nullable Instant attempt,
            @Nullable Instant firstChunk,
            @Nullable Instant settled,
            Instant expires) {}

    /**
     * An attempt that ended without an answer.
     *
     * @param ending {@code lost} when its lease ran out, {@code fault} when the model or something else failed
     * @param words the model server's own; null when it said nothing
     */
    record AttemptLine(
            int attempt,
            String worker,
            @Nullable Instant started,
            Instant ended,
            String ending,
            String cause,
            @Nullable String words) {}

    /**
     * A worker's work.
     *
     * @param jobs that it holds now
     * @param busySince when the oldest of them began; null when it holds none
     * @param answered jobs that it answered lately
     * @param failed jobs that failed with it lately
     * @param tokensPerSecond that it wrote lately, while it was writing; null when it wrote nothing
     * @param wanted {@code quiet} or {@code drain} when an operator wants that; null otherwise
     */
    record WorkerFigures(
            String worker,
            List<JobId> jobs,
            @Nullable Instant busySince,
            int answered,
            int failed,
            @Nullable Double tokensPerSecond,
            @Nullable String wanted) {}
}
