package dev.codementor.stream.sqs.send;

import dev.codementor.coalescing.Coalescer;
import dev.codementor.stream.sqs.message.OutgoingMapper;
import dev.codementor.stream.sqs.message.OutgoingMessage;
import dev.codementor.stream.sqs.observe.Observations;
import dev.codementor.stream.sqs.queue.BoundQueue;
import dev.codementor.stream.sqs.queue.SqsFault;
import dev.codementor.stream.sqs.queue.SqsQueue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.support.ErrorMessage;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sends what a producer binding receives: a message, or a list of messages. Lists and concurrent senders share calls.
 */
public final class SqsSendingHandler implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(SqsSendingHandler.class);

    private final BoundQueue queue;
    private final Function<SqsQueue, OutgoingMapper> mappers;
    private volatile @Nullable OutgoingMapper mapper;
    private final SendSettings settings;
    private final ProducerMeters meters;
    private final Observations observations;
    private final @Nullable MessageChannel errors;
    private final Coalescer<OutgoingMessage, SendOutcome> sends;

    public SqsSendingHandler(
            SqsClient client,
            BoundQueue queue,
            Function<SqsQueue, OutgoingMapper> mappers,
            SendSettings settings,
            ProducerMeters meters,
            Observations observations,
            @Nullable MessageChannel errors) {
        this.queue = queue;
        this.mappers = mappers;
        this.settings = settings;
        this.meters = meters;
        this.observations = observations;
        this.errors = errors;
        this.sends = new Coalescer<>(
                Coalescer.Options.named("sqs-send-" + queue.name(), BatchSend.LARGEST_BATCH)
                        .withConcurrency(settings.concurrency())
                        .withLargestBacklog(settings.backlog()),
                new BatchSend(client, queue, meters));
    }

    @Override
    public void handleMessage(Message<?> message) {
        observations.send(trace -> {
            if (message.getPayload() instanceof Collection<?> several) {
                sendAll(BatchElements.of(message, several), trace);
            } else {
                sendOne(message, trace);
            }
        });
    }

    private void sendOne(Message<?> message, Map<String, String> trace) {
        OutgoingMessage outgoing = mapper().map(message, trace);
        try {
            if (settings.sync()) {
                check(sends.call(outgoing));
            } else {
                var unused =
                        sends.submit(outgoing).whenComplete((outcome, failure) -> report(message, outcome, failure));
            }
        } catch (RejectedExecutionException e) {
            throw full(e);
        }
    }

    private void sendAll(List<Message<?>> messages, Map<String, String> trace) {
        if (messages.size() == 1) {
            // A lone message can be sent on this thread, without a hand-over to another one.
            sendOne(messages.getFirst(), trace);
            return;
        }
        OutgoingMapper mapping = mapper();
        List<CompletableFuture<SendOutcome>> outcomes = submitAll(
                messages.stream().map(message -> mapping.map(message, trace)).toList());
        if (!settings.sync()) {
            for (int i = 0; i < messages.size(); i++) {
                Message<?> message = messages.get(i);
                var unused = outcomes.get(i).whenComplete((outcome, failure) -> report(message, outcome, failure));
            }
            return;
        }
        int refused = 0;
        SqsSendException first = null;
        for (CompletableFuture<SendOutcome> outcome : outcomes) {
            try {
                check(outcome.join());
            } catch (SqsSendException e) {
                refused++;
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw new SqsSendException(
                    refused + " of " + outcomes.size() + " messages were not sent, the first because: "
                            + first.getMessage(),
                    first);
        }
    }

    /** What a message may look like depends on the queue's own settings, so the queue has to be found first. */
    private OutgoingMapper mapper() {
        try {
            SqsQueue found = queue.find();
            OutgoingMapper known = mapper;
            if (known == null || !known.queue().equals(found)) {
                known = mappers.apply(found);
                mapper = known;
            }
            return known;
        } catch (ProvisioningException e) {
            meters.failed();
            throw new SqsSendException(
                    "A message could not be sent to " + queue + ": "
                            + SqsFault.of(e).sentence(),
                    e);
        }
    }

    private List<CompletableFuture<SendOutcome>> submitAll(List<OutgoingMessage> outgoing) {
        try {
            return sends.submitAll(outgoing);
        } catch (RejectedExecutionException e) {
            throw full(e);
        }
    }

    private SqsSendException full(RejectedExecutionException e) {
        meters.failed();
        return new SqsSendException(
                "SQS queue '" + queue.name() + "' accepts messages more slowly than they arrive: " + settings.backlog()
                        + " are waiting, as many as the binding's producer.send-backlog allows",
                e);
    }

    private void check(SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Sent() -> meters.sent();
            case SendOutcome.Refused(SqsSendException cause) -> {
                meters.failed();
                throw cause;
            }
        }
    }

    private void report(Message<?> message, @Nullable SendOutcome outcome, @Nullable Throwable failure) {
        switch (outcome) {
            case SendOutcome.Sent() -> meters.sent();
            case SendOutcome.Refused(SqsSendException cause) -> lost(message, cause);
            case null -> lost(message, new SqsSendException("A message could not be sent", failure));
        }
    }

    private void lost(Message<?> message, SqsSendException cause) {
        meters.failed();
        if (errors != null) {
            errors.send(new ErrorMessage(cause, message));
        } else {
            log.atError()
                    .addKeyValue("queue", queue.name())
                    .setCause(cause)
                    .log("A message is lost: it was not sent, and nobody waited for it");
        }
    }
}
