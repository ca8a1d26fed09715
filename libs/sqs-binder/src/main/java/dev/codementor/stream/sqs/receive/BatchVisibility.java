package dev.codementor.stream.sqs.receive;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.stream.sqs.queue.SqsQueue;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/** Changes the visibility of up to ten messages with one call. */
final class BatchVisibility implements BatchCall<Settlement.Visibility, Settlement.Outcome> {

    private final SqsClient client;
    private final SqsQueue queue;

    BatchVisibility(SqsClient client, SqsQueue queue) {
        this.client = client;
        this.queue = queue;
    }

    @Override
    public List<Settlement.Outcome> run(List<Settlement.Visibility> changes) throws InterruptedException {
        return BatchTries.run(changes.size(), indexes -> client.changeMessageVisibilityBatch(
                        ChangeMessageVisibilityBatchRequest.builder()
                                .queueUrl(queue.url())
                                .entries(indexes.stream()
                                        .map(i -> entry(i, changes.get(i)))
                                        .toList())
                                .build())
                .failed());
    }

    private static ChangeMessageVisibilityBatchRequestEntry entry(int i, Settlement.Visibility change) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(String.valueOf(i))
                .receiptHandle(change.receipt())
                .visibilityTimeout(change.seconds())
                .build();
    }
}
