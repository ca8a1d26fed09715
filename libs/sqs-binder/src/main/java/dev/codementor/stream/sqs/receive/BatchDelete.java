package dev.codementor.stream.sqs.receive;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.stream.sqs.queue.BoundQueue;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** Deletes up to ten messages with one call. */
final class BatchDelete implements BatchCall<String, Settlement.Outcome> {

    private final SqsClient client;
    private final BoundQueue queue;
    private final ConsumerMeters meters;

    BatchDelete(SqsClient client, BoundQueue queue, ConsumerMeters meters) {
        this.client = client;
        this.queue = queue;
        this.meters = meters;
    }

    @Override
    public List<Settlement.Outcome> run(List<String> receipts) throws InterruptedException {
        meters.deleting(receipts.size());
        return BatchTries.run(receipts.size(), indexes -> client.deleteMessageBatch(DeleteMessageBatchRequest.builder()
                        .queueUrl(queue.url())
                        .entries(indexes.stream()
                                .map(i -> entry(i, receipts.get(i)))
                                .toList())
                        .build())
                .failed());
    }

    private static DeleteMessageBatchRequestEntry entry(int i, String receipt) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(String.valueOf(i))
                .receiptHandle(receipt)
                .build();
    }
}
