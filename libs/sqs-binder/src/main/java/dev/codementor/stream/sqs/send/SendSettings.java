package dev.codementor.stream.sqs.send;

import dev.codementor.stream.sqs.queue.Setting;
import dev.codementor.stream.sqs.queue.SqsQueue;

/** A producer binding's settings, checked. */
public record SendSettings(boolean sync, int concurrency, int backlog) {

    public static SendSettings of(SqsProducerProperties properties, SqsQueue queue, Setting setting) {
        Integer wanted = properties.getSendConcurrency();
        int usual = queue.fifo() ? 1 : 4;
        return new SendSettings(
                properties.isSync(),
                setting.number("send-concurrency", wanted == null ? usual : wanted, 1, 64),
                setting.number("send-backlog", properties.getSendBacklog(), 1, 1_000_000));
    }
}
