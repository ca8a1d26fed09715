package dev.codementor.stream.sqs.send;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.stream.sqs.message.OutgoingMessage;
import dev.codementor.stream.sqs.queue.BoundQueue;
import dev.codementor.stream.sqs.queue.SqsFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Sends up to ten messages in as few calls as their sizes allow. When SQS accepts only part of a batch, the rest is
 * retried unless it failed through the sender's fault. When a call fails as a whole, the SDK has already repeated it.
 * If SQS rejected the request itself, each message is tried alone, so that a bad one does not fail its neighbours.
 */
final class BatchSend implements BatchCall<OutgoingMessage, SendOutcome> {

    static final int LARGEST_BATCH = 10;

    /** SQS quota for the sum of a batch. */
    private static final int LARGEST_CALL = 1_048_576;

    private static final int TRIES = 3;
    private static final SendOutcome SENT = new SendOutcome.Sent();
    private static final Set<String> CONCERNING_ONE_MESSAGE = Set.of(
            "InvalidParameterValue",
            "InvalidAttributeValue",
            "InvalidMessageContents",
            "MissingParameter",
            "BatchRequestTooLong");

    private final SqsClient client;
    private final BoundQueue queue;
    private final ProducerMeters meters;

    BatchSend(SqsClient client, BoundQueue queue, ProducerMeters meters) {
        this.client = client;
        this.queue = queue;
        this.meters = meters;
    }

    @Override
    public List<SendOutcome> run(List<OutgoingMessage> messages) {
        Batch batch = new Batch(messages);
        batch.send();
        return Arrays.asList(batch.outcomes);
    }

    /**
     * Sends the messages of several senders on the thread of one of them. An interruption of that sender must not fail
     * the others.
     */
    private final class Batch {

        private final List<OutgoingMessage> messages;
        private final SendOutcome[] outcomes;
        private boolean interrupted = Thread.interrupted();

        Batch(List<OutgoingMessage> messages) {
            this.messages = messages;
            this.outcomes = new SendOutcome[messages.size()];
        }

        void send() {
            List<Integer> call = new ArrayList<>(messages.size());
            int size = 0;
            for (int i = 0; i < messages.size(); i++) {
                int next = messages.get(i).size();
                if (!call.isEmpty() && size + next > LARGEST_CALL) {
                    send(call);
                    call = new ArrayList<>();
                    size = 0;
                }
                call.add(i);
                size += next;
            }
            send(call);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void send(List<Integer> indexes) {
            List<Integer> left = indexes;
            int attempt = 1;
            while (!left.isEmpty()) {
                try {
                    left = call(left, attempt == TRIES);
                    if (!left.isEmpty()) {
                        Thread.sleep(50L * attempt);
                    }
                    attempt++;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (QueueDoesNotExistException e) {
                    queue.lost(e);
                    if (attempt == TRIES) {
                        failed(left, e);
                        return;
                    }
                    attempt++;
                } catch (RuntimeException e) {
                    if (!Thread.interrupted()) {
                        failed(left, e);
                        return;
                    }
                    interrupted = true;
                }
            }
        }

        /** Returns the messages to retry. */
        private List<Integer> call(List<Integer> indexes, boolean last) {
            SendMessageBatchRequest request = SendMessageBatchRequest.builder()
                    .queueUrl(queue.find().url())
                    .entries(indexes.stream()
                            .map(i -> messages.get(i).entry(String.valueOf(i)))
                            .toList())
                    .build();
            SendMessageBatchResponse response = meters.timeSend(indexes.size(), () -> client.sendMessageBatch(request));
            for (int i : indexes) {
                outcomes[i] = SENT;
            }
            List<Integer> again = new ArrayList<>();
            for (BatchResultErrorEntry error : response.failed()) {
                int i = Integer.parseInt(error.id());
                outcomes[i] = refused(error);
                if (!error.senderFault() && !last) {
                    again.add(i);
                }
            }
            return again;
        }

        private void failed(List<Integer> indexes, RuntimeException failure) {
            if (indexes.size() > 1 && failure instanceof SqsException refusal && concernsOneMessage(refusal)) {
                for (int i : indexes) {
                    send(List.of(i));
                }
                return;
            }
            for (int i : indexes) {
                outcomes[i] = new SendOutcome.Refused(new SqsSendException(
                        "A message could not be sent to " + queue + ": "
                                + SqsFault.of(failure).sentence(),
                        failure));
            }
        }
    }

    private SendOutcome refused(BatchResultErrorEntry error) {
        return new SendOutcome.Refused(new SqsSendException("SQS queue '" + queue.name() + "' refused a message: "
                + error.code() + ", " + Objects.requireNonNullElse(error.message(), "no reason given")));
    }

    private static boolean concernsOneMessage(SqsException refusal) {
        return refusal.awsErrorDetails() != null
                && CONCERNING_ONE_MESSAGE.stream().anyMatch(code -> String.valueOf(
                                refusal.awsErrorDetails().errorCode())
                        .contains(code));
    }
}
