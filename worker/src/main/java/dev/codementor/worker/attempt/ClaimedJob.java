package dev.codementor.worker.attempt;

import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.telemetry.JobTraces;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A job that this worker holds, from the claim to the end of the attempt. */
public final class ClaimedJob implements AutoCloseable {

    /**
     * The parts that all attempts of a worker share.
     *
     * @param longestAnswer most characters of an answer
     */
    record Means(
            LiveEvents events,
            RollUp rollUp,
            Checkpoints checkpoints,
            AttemptMeters meters,
            JobTraces traces,
            int longestAnswer,
            Clock clock) {}

    private final Attempt attempt;
    private final JobRecord job;
    private final Means means;
    private @Nullable RunningAttempt running;

    ClaimedJob(Attempt attempt, JobRecord job, Means means) {
        this.attempt = attempt;
        this.job = job;
        this.means = means;
    }

    public Attempt attempt() {
        return attempt;
    }

    public JobRecord job() {
        return job;
    }

    /**
     * Begins to work with a model. From now on the lease is renewed, the text goes to readers and into checkpoints, and
     * the attempt may be told to stop. May be called only once.
     *
     * @param kept the text of an earlier attempt, which this one continues
     */
    public RunningAttempt begin(ModelUse model, String kept) {
        if (running != null) {
            throw new IllegalStateException("the attempt was begun before");
        }
        var text = new AnswerText(attempt, job.owner(), kept, means.events(), means.rollUp());
        running = new RunningAttempt(this, model, text, means);
        means.checkpoints().enter(running);
        if (!kept.isEmpty()) {
            means.meters().jobs().resumed(job);
        }
        return running;
    }

    boolean begun() {
        return running != null;
    }

    /** The attempt that has begun. */
    RunningAttempt running() {
        if (running == null) {
            throw new IllegalStateException("the attempt was not begun, so the model was not asked");
        }
        return running;
    }

    /** Why the attempt was told to stop; null if it was not. */
    @Nullable
    Stop stopped() {
        return running == null ? null : running.stopped();
    }

    @Override
    public void close() {
        if (running != null) {
            means.checkpoints().leave(running);
        }
    }
}
