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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.databind.json.JsonMapper;

/** Sends through Spring Cloud Stream, many jobs a call under load. */
final class StreamJobQueues implements JobQueues, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StreamJobQueues.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    private final QueueSender sender;
    private final DispatchLedger ledger;
    private final LiveEvents events;
    private final JsonMapper json = new JsonMapper();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Coalescer<ReleasedJob, Boolean> jobs;
    private final Coalescer<JobId, Boolean> outcomes;

    StreamJobQueues(QueueSender sender, DispatchLedger ledger, LiveEvents events) {
        this.sender = sender;
        this.ledger = ledger;
        this.events = events;
        // Two calls under way: while one waits for the ledger's note, the next goes to the queue.
        this.jobs = new Coalescer<>(Coalescer.Options.named("job-queues", 100).withConcurrency(2), this::sendJobs);
        this.outcomes =
                new Coalescer<>(Coalescer.Options.named("outcomes", OutcomeMessage.LARGEST), this::sendOutcomes);
    }

    @Override
    public void send(Collection<ReleasedJob> released) {
        for (ReleasedJob job : released) {
            // Before the message, so that it is not told after the worker's own events.
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
        List<JobId> sent = new ArrayList<>(batch.size());
        byKind.forEach((kind, released) -> {
            List<QueueSender.Payload> payloads = released.stream()
                    .map(job -> new QueueSender.Payload(
                            json.writeValueAsString(new JobMessage(job.job())), GroupName.of(job.group())))
                    .toList();
            if (attempt(() -> sender.send(kind.queue() + "-out", payloads))) {
                released.forEach(job -> sent.add(job.job()));
            }
        });
        if (!sent.isEmpty()) {
            attempt(() -> ledger.markQueued(sent));
        }
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
                log.info("Queues are back; the sweeper sends what was left");
            }
            return true;
        } catch (RuntimeException e) {
            reportFailure(e);
            return false;
        }
    }

    /** Once for each outage, as the sweeper repairs every single job. */
    private void reportFailure(RuntimeException failure) {
        if (!failing.getAndSet(true)) {
            // Without the exceptions around it, which quote the message.
            log.warn(
                    "Cannot send to the queues; jobs stay in the ledger and the sweeper sends them again: {}",
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure)));
        }
    }

    @Override
    public void close() throws InterruptedException {
        jobs.drain(PATIENCE_AT_STOP);
        outcomes.drain(PATIENCE_AT_STOP);
    }
}
