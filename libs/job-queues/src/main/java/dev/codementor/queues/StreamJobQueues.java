package dev.codementor.queues;

import dev.codementor.coalescing.Coalescer;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobMessage;
import dev.codementor.contract.JobState;
import dev.codementor.contract.OutcomeMessage;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.stream.sqs.send.SqsSendException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.databind.json.JsonMapper;

/** Sends through Spring Cloud Stream, many jobs per call under load. */
final class StreamJobQueues implements JobQueues, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StreamJobQueues.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    /**
     * Nobody waits for these: a job that is claimed meanwhile no longer needs the note that it was queued, and
     * transcripts are written every few seconds. So they leave the processor and the queue server to work that a
     * student waits for.
     */
    private static final Duration GATHERING = Duration.ofMillis(250);

    private final QueueSender sender;
    private final DispatchLedger ledger;
    private final LiveEvents events;
    private final JsonMapper json = new JsonMapper();
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile boolean running;
    private final Coalescer<ReleasedJob, Boolean> jobs;
    private final Coalescer<JobId, Boolean> notes;
    private final Coalescer<JobId, Boolean> outcomes;

    StreamJobQueues(QueueSender sender, DispatchLedger ledger, LiveEvents events) {
        this.sender = sender;
        this.ledger = ledger;
        this.events = events;
        this.jobs = new Coalescer<>(Coalescer.Options.named("job-queues", 100), this::sendJobs);
        this.notes = new Coalescer<>(
                Coalescer.Options.named("queued-notes", 1_000).gatheringFor(GATHERING), this::noteQueued);
        this.outcomes = new Coalescer<>(
                Coalescer.Options.named("outcomes", OutcomeMessage.LARGEST).gatheringFor(GATHERING),
                this::sendOutcomes);
    }

    @Override
    public void send(Collection<ReleasedJob> released) {
        for (ReleasedJob job : released) {
            // This comes before the message, so that it cannot arrive after the worker's own events.
            events.publish(new LiveEvent.StateChanged(job.job(), job.owner(), JobState.QUEUED));
            try {
                jobs.submit(job);
            } catch (RejectedExecutionException e) {
                reportFailure(e);
            }
        }
    }

    @Override
    public void announce(JobId settled) {
        try {
            outcomes.submit(settled);
        } catch (RejectedExecutionException e) {
            reportFailure(e);
        }
    }

    private List<Boolean> sendJobs(List<ReleasedJob> batch) {
        Map<JobKind, List<ReleasedJob>> byKind = batch.stream().collect(Collectors.groupingBy(ReleasedJob::kind));
        byKind.forEach((kind, released) -> {
            List<QueueSender.Payload> payloads = released.stream()
                    .map(job -> new QueueSender.Payload(
                            json.writeValueAsString(new JobMessage(job.job())), GroupName.of(job.group())))
                    .toList();
            if (attempt(() -> sender.send(kind.queue() + "-out", payloads))) {
                note(released);
            }
        });
        return Collections.nCopies(batch.size(), true);
    }

    private void note(List<ReleasedJob> sent) {
        try {
            notes.submitAll(sent.stream().map(ReleasedJob::job).toList());
        } catch (RejectedExecutionException e) {
            reportFailure(e);
        }
    }

    private List<Boolean> noteQueued(List<JobId> batch) {
        attempt(() -> ledger.markQueued(batch));
        return Collections.nCopies(batch.size(), true);
    }

    private List<Boolean> sendOutcomes(List<JobId> batch) {
        String payload = json.writeValueAsString(new OutcomeMessage(batch));
        attempt(() -> sender.send("outcomes-out", List.of(new QueueSender.Payload(payload, null))));
        return Collections.nCopies(batch.size(), true);
    }

    private boolean attempt(Runnable call) {
        try {
            call.run();
            if (failing.getAndSet(false)) {
                log.info("action=queues-back next=the-sweeper-sends-the-remaining-jobs");
            }
            return true;
        } catch (RuntimeException e) {
            reportFailure(e);
            return false;
        }
    }

    /** Logs once per outage, because the sweeper repairs every single job. */
    private void reportFailure(RuntimeException failure) {
        if (!failing.getAndSet(true)) {
            log.warn(
                    "action=queues-away cause=\"{}\" next=jobs-stay-in-the-ledger-and-the-sweeper-sends-them",
                    cause(failure));
        }
    }

    /**
     * The binder's own sentence names the queue, its region and the endpoint. The exceptions around the cause are left
     * out, because they quote the message.
     */
    private static String cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqsSendException && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure));
    }

    /** Stops after the components that accept or settle jobs, and before the bindings to which it sends. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Sends what has gathered, for a few seconds. The sweeper takes care of what could not be sent by then. */
    @Override
    public void stop() {
        running = false;
        try {
            jobs.drain(PATIENCE_AT_STOP);
            notes.drain(PATIENCE_AT_STOP);
            outcomes.drain(PATIENCE_AT_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
