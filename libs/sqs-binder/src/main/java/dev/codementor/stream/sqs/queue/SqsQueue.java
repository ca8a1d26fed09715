package dev.codementor.stream.sqs.queue;

import java.time.Duration;

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
        int maximumMessageSize) {}
