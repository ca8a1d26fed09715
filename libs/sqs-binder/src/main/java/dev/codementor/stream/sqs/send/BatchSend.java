package dev.codementor.stream.sqs.send;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.stream.sqs.message.OutgoingMessage;
import dev.codementor.stream.sqs.queue.SqsQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Sends up to ten messages with as few calls as their sizes allow. Of a batch that SQS takes in part, the rest is tried again unless
 * it is the sender's fault. A call that fails as a whole was repeated by the SDK already; if SQS found the request itself
 * wrong, each message is tried alone, so that a bad one does not fail its neighbours.
 */
final class BatchSend implements BatchCall<OutgoingMessage, SendOutcome> {

    static final int LARGEST_BATCH = 10;

    /** SQS quota for the sum of a batch. */
    private static final int LARGEST_CALL = 1_048_576;

    private static final int TRIES = 3;
    private static final SendOutcome SENT = new SendOutcome.Sent();

    private final SqsClient client;
    private final SqsQueue queue;
    private final ProducerMeters meters;

    BatchSend(SqsClient client, SqsQueue queue, ProducerMeters meters) {
        this.client = client;
        this.queue = queue;
        this.meters = meters;
    }

    @Override
    public List<SendOutcome> run(List<OutgoingMessage> messages) throws InterruptedException {
        SendOutcome[] outcomes = new SendOutcome[messages.size()];
        List<Integer> call = new ArrayList<>(messages.size());
        int size = 0;
        for (int i = 0; i < messages.size(); i++) {
            int next = messages.get(i).size();
            if (!call.isEmpty() && size + next > LARGEST_CALL) {
                send(messages, call, outcomes);
                call = new ArrayList<>();
                size = 0;
            }
            call.add(i);
            size += next;
        }
        send(messages, call, outcomes);
        return Arrays.asList(outcomes);
    }

    private void send(List<OutgoingMessage> messages, List<Integer> indexes, SendOutcome[] outcomes)
            throws InterruptedException {
        List<Integer> left = indexes;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            try {
                left = sendOnce(messages, left, outcomes, attempt == TRIES);
            } catch (SdkException e) {
                failed(messages, left, outcomes, e);
                return;
            }
            if (!left.isEmpty()) {
                Thread.sleep(50L * attempt);
            }
        }
    }

    /** Returns those to try again. */
    private List<Integer> sendOnce(
            List<OutgoingMessage> messages, List<Integer> indexes, SendOutcome[] outcomes, boolean last) {
        SendMessageBatchResponse response = meters.timeSend(
                indexes.size(),
                () -> client.sendMessageBatch(SendMessageBatchRequest.builder()
                        .queueUrl(queue.url())
                        .entries(indexes.stream()
                                .map(i -> messages.get(i).entry(String.valueOf(i)))
                                .toList())
                        .build()));
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

    private SendOutcome refused(BatchResultErrorEntry error) {
        return new SendOutcome.Refused(new SqsSendException("SQS queue '" + queue.name() + "' refused a message: "
                + error.code() + ", " + Objects.requireNonNullElse(error.message(), "no reason given")));
    }

    private void failed(List<OutgoingMessage> messages, List<Integer> indexes, SendOutcome[] outcomes, SdkException e)
            throws InterruptedException {
        if (indexes.size() > 1 && e instanceof SqsException refusal && concernsOneMessage(refusal)) {
            for (int i : indexes) {
                send(messages, List.of(i), outcomes);
            }
            return;
        }
        for (int i : indexes) {
            outcomes[i] = new SendOutcome.Refused(new SqsSendException(
                    "A message could not be sent to SQS queue '" + queue.name() + "': " + e.getMessage(), e));
        }
    }

    private static boolean concernsOneMessage(SqsException refusal) {
        String code = refusal.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(refusal.awsErrorDetails().errorCode(), "");
        return code.contains("InvalidParameterValue")
                || code.contains("InvalidAttributeValue")
                || code.contains("InvalidMessageContents")
                || code.contains("MissingParameter")
                || code.contains("BatchRequestTooLong");
    }
}
