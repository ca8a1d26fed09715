package dev.codementor.stream.sqs.queue;

import java.time.Duration;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;

/**
 * A queue that exists.
 *
 * @param visibilityTimeout the queue's visibility timeout
 * @param maximumMessageSize in bytes, body and attributes together
 */
public record SqsQueue(
        String name,
        String url,
        boolean fifo,
        boolean contentBasedDeduplication,
        Duration visibilityTimeout,
        int maximumMessageSize)
        implements ConsumerDestination, ProducerDestination {

    @Override
    public String getName() {
        return name;
    }

    /** SQS has no partitions, so every partition is this queue. */
    @Override
    public String getNameForPartition(int partition) {
        return name;
    }
}
