package dev.codementor.stream.sqs;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/**
 * Measures the binder against a server in another process, so that CPU time is the binder's: {@code Throughput <endpoint> [seconds]
 * [native]}.
 */
final class Throughput {

    private static final int MOST_UNHANDLED = 5_000;
    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final String BODY =
            "{\"job\":\"0198c0de-0000-7000-8000-000000000000\",\"pad\":\"" + "x".repeat(440) + "\"}";

    private volatile boolean latencyRun;
    private final AtomicLong lastLatency = new AtomicLong();
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore room = new Semaphore(MOST_UNHANDLED);

    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        TestCredentials.setUnlessGiven();
        boolean nativeCoding = arguments.length > 2;
        Throughput bench = new Throughput();
        App.Builder builder = App.on(URI.create(arguments[0]), "throughput-" + UUID.randomUUID())
                .concurrency(100)
                .with("logging.level.root", "WARN")
                .handling(bench::handle);
        if (nativeCoding) {
            builder.with("spring.cloud.stream.bindings.out.producer.use-native-encoding", true)
                    .with("spring.cloud.stream.bindings.handle-in-0.consumer.use-native-decoding", true);
        }
        long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1]));
        try (App app = builder.start()) {
            for (int round = 0; round < 2; round++) {
                bench.measure("64 senders, single", app, nanos, 64, () -> app.send(BODY), 1);
                List<Message<String>> list = IntStream.range(0, 100)
                        .<Message<String>>mapToObj(i -> new GenericMessage<>(BODY))
                        .toList();
                bench.measure("2 senders, lists of 100", app, nanos, 2, () -> app.send(list), 100);
                bench.latency(app, 2000);
            }
        }
    }

    private void handle(Message<String> message) {
        lastLatency.set(System.nanoTime());
        if (latencyRun) {
            arrived.release();
        } else {
            room.release();
        }
    }

    private void measure(String name, App app, long nanos, int senders, Runnable send, int each) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        int[] calls = calls(app);
        long cpu = OS.getProcessCpuTime();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < senders; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() - start < nanos) {
                        room.acquireUninterruptibly(each);
                        send.run();
                        sent.addAndGet(each);
                    }
                });
            }
        }
        room.acquireUninterruptibly(MOST_UNHANDLED);
        room.release(MOST_UNHANDLED);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMillis = (OS.getProcessCpuTime() - cpu) / 1e6;
        int[] after = calls(app);
        System.out.printf(
                "%-26s %7.0f msg/s, %.3f CPU-ms/msg, calls per 1000: send %.0f receive %.0f delete %.0f%n",
                name,
                sent.get() / seconds,
                cpuMillis / sent.get(),
                (after[0] - calls[0]) * 1000.0 / sent.get(),
                (after[1] - calls[1]) * 1000.0 / sent.get(),
                (after[2] - calls[2]) * 1000.0 / sent.get());
    }

    private static int[] calls(App app) {
        return new int[] {
            app.calls().of(SendMessageBatchRequest.class),
            app.calls().of(ReceiveMessageRequest.class),
            app.calls().of(DeleteMessageBatchRequest.class)
        };
    }

    private void latency(App app, int messages) throws InterruptedException {
        long[] latencies = new long[messages];
        latencyRun = true;
        for (int i = 0; i < messages; i++) {
            long start = System.nanoTime();
            app.send(BODY);
            arrived.acquire();
            latencies[i] = lastLatency.get() - start;
        }
        latencyRun = false;
        Arrays.sort(latencies);
        System.out.printf(
                "one at a time: send to handler p50 %.2f ms, p95 %.2f, p99 %.2f%n",
                latencies[messages / 2] / 1e6,
                latencies[messages * 95 / 100] / 1e6,
                latencies[messages * 99 / 100] / 1e6);
    }
}
