package dev.codementor.stream.sqs.send;

import dev.codementor.stream.sqs.queue.Setting;

/** A producer binding's settings, checked. */
public record SendSettings(boolean sync, int concurrency, int backlog) {

    public static SendSettings of(SqsProducerProperties properties, boolean fifo, Setting setting) {
        Integer wanted = properties.getSendConcurrency();
        int usual = fifo ? 1 : 4;
        return new SendSettings(
                properties.isSync(),
                setting.number("send-concurrency", wanted == null ? usual : wanted, 1, 64),
                setting.number("send-backlog", properties.getSendBacklog(), 1, 1_000_000));
    }
}
