package dev.codementor.worker.attempt;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.text.Cut;
import dev.codementor.worker.model.ModelCall;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A running attempt: its text so far, and the means to stop it. */
public final class RunningAttempt {

    private final Attempt attempt;
    private final JobRecord job;
    private final ModelUse model;
    private final AnswerText text;
    private final ClaimedJob.Means means;
    private @Nullable ModelCall call;
    private final long startedNanos = System.nanoTime();
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private volatile @Nullable Instant firstChunk;
    private volatile @Nullable Usage used;

    RunningAttempt(ClaimedJob claimed, ModelUse model, AnswerText text, ClaimedJob.Means means) {
        this.attempt = claimed.attempt();
        this.job = claimed.job();
        this.model = model;
        this.text = text;
        this.means = means;
        this.firstChunk = job.timeline().firstChunk();
    }

    public Attempt attempt() {
        return attempt;
    }

    ModelUse model() {
        return model;
    }

    JobRecord job() {
        return job;
    }

    AnswerText text() {
        return text;
    }

    /** Whether there is no text, neither from this attempt nor from an earlier one that it continues. */
    public boolean wordless() {
        return text.length() == 0;
    }

    /** The attempt's text, or, if it has written nothing, the text that earlier attempts left for the reader. */
    private String finalText() {
        return wordless() ? Cut.whole(job.text()) : text.all();
    }

    /** A call to ask the model a question, one at a time. It is already cancelled if the attempt was stopped. */
    public synchronized ModelCall call() {
        ModelCall next = new ModelCall();
        call = next;
        if (stop.get() != null) {
            next.cancel();
        }
        return next;
    }

    /** Notes the tokens of the attempt; null when it has used none. They count even if the job fails or is given back. */
    public void used(@Nullable Usage usage) {
        used = usage;
    }

    @Nullable
    Usage used() {
        return used;
    }

    /** The attempts so far that count, this one among them. */
    int tries() {
        return job.tries();
    }

    /** Nanoseconds since the attempt began. */
    long age() {
        return System.nanoTime() - startedNanos;
    }

    @Nullable
    Instant firstChunk() {
        return firstChunk;
    }

    /** Notes that the model has begun to answer. Only the first note of a job counts. */
    public void answering() {
        if (firstChunk == null) {
            firstChunk = means.clock().instant();
        }
    }

    /** Adds a piece to the answer and sends it to readers. An answer that exceeds the limit stops the attempt. */
    public void write(String piece) {
        if (firstChunk == null) {
            answering();
            means.meters().firstChunk(age());
            means.meters().jobs().firstChunk(job);
        }
        text.add(piece);
        if (text.length() > means.longestAnswer()) {
            stop(Stop.TOO_LONG);
        }
    }

    /** Ends the model's work at once. The first reason counts. */
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

    Outcome answered(Usage usage) {
        return new Outcome.Answered(text.all(), firstChunk, model, usage);
    }

    /** What was written stays. */
    Outcome failed(FailureCode code) {
        return new Outcome.Failed(finalText(), firstChunk, model, code, used);
    }

    /** What was written stays. */
    Outcome cancelled() {
        return new Outcome.Cancelled(finalText(), firstChunk, model, used);
    }
}
