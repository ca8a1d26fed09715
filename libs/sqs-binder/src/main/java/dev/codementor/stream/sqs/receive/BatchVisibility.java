package dev.codementor.stream.sqs.receive;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.stream.sqs.queue.BoundQueue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/** Changes the visibility of up to ten messages with one call. */
final class BatchVisibility implements BatchCall<Settlement.Visibility, Settlement.Outcome> {

    private final SqsClient client;
    private final BoundQueue queue;

    BatchVisibility(SqsClient client, BoundQueue queue) {
        this.client = client;
        this.queue = queue;
    }

    /**
     * SQS may process the entries of a batch in any order. So when a batch has two changes for one message, only the
     * later one is sent.
     */
    @Override
    public List<Settlement.Outcome> run(List<Settlement.Visibility> changes) throws InterruptedException {
        Map<String, Integer> latest = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            latest.put(changes.get(i).receipt(), i);
        }
        return BatchTries.run(changes.size(), indexes -> change(changes, indexes, latest.values()));
    }

    private List<BatchResultErrorEntry> change(
            List<Settlement.Visibility> changes, List<Integer> indexes, Collection<Integer> latest) {
        return client.changeMessageVisibilityBatch(ChangeMessageVisibilityBatchRequest.builder()
                        .queueUrl(queue.url())
                        .entries(indexes.stream()
                                .filter(latest::contains)
                                .map(i -> entry(i, changes.get(i)))
                                .toList())
                        .build())
                .failed();
    }

    private static ChangeMessageVisibilityBatchRequestEntry entry(int i, Settlement.Visibility change) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(String.valueOf(i))
                .receiptHandle(change.receipt())
                .visibilityTimeout(change.seconds())
                .build();
    }
}
