package dev.codementor.worker.attempt;

import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.worker.model.ModelCall;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An attempt that is under way: what it has so far, and the means to stop it. */
public final class RunningAttempt {

    private final Attempt attempt;
    private final JobRecord job;
    private final ModelUse model;
    private final AnswerText text;
    private @Nullable ModelCall call;
    private final long startedNanos = System.nanoTime();
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private volatile @Nullable Instant firstChunk;

    RunningAttempt(Attempt attempt, JobRecord job, ModelUse model, AnswerText text) {
        this.attempt = attempt;
        this.job = job;
        this.model = model;
        this.text = text;
        this.firstChunk = job.timeline().firstChunk();
    }

    public Attempt attempt() {
        return attempt;
    }

    public JobRecord job() {
        return job;
    }

    public ModelUse model() {
        return model;
    }

    AnswerText text() {
        return text;
    }

    /** The means to ask the model a question, one at a time; cancelled already when the attempt was stopped. */
    public synchronized ModelCall call() {
        ModelCall next = new ModelCall();
        call = next;
        if (stop.get() != null) {
            next.cancel();
        }
        return next;
    }

    /** Nanoseconds since the claim. */
    long age() {
        return System.nanoTime() - startedNanos;
    }

    public @Nullable Instant firstChunk() {
        return firstChunk;
    }

    public void firstChunkAt(Instant now) {
        firstChunk = now;
    }

    /** Ends the model's work at once; the first reason counts. */
    public void stop(Stop reason) {
        if (stop.compareAndSet(null, reason)) {
            cancel();
        }
    }

    private synchronized void cancel() {
        if (call != null) {
            call.cancel();
        }
    }

    public @Nullable Stop stopped() {
        return stop.get();
    }

    Checkpoint checkpoint() {
        return new Checkpoint(attempt, text.unsaved(), firstChunk, model);
    }
}
