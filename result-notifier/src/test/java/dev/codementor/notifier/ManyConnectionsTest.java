package dev.codementor.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Idle connections cost little, and each still gets its events. Set {@code -Dconnections} for more than 1,000. */
class ManyConnectionsTest {

    private static final Logger log = LoggerFactory.getLogger(ManyConnectionsTest.class);
    private static final int CONNECTIONS = Integer.getInteger("connections", 1_000);
    /** Of the server's and the client's side of a connection together. */
    private static final int MOST_BYTES_EACH = 60_000;

    @Test
    void holdsThousandsOfIdleConnections() throws Exception {
        String run = TestWorld.newStudent();
        try (RunningNotifier notifier = RunningNotifier.start();
                RunningPublisher publisher = RunningPublisher.start(1);
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            connect(notifier, threads, run + "-warm-up", 20).forEach(ManyConnectionsTest::close);
            long before = usedHeap();
            long begin = System.nanoTime();
            List<RawClient> clients = connect(notifier, threads, run, CONNECTIONS);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long each = (usedHeap() - before) / CONNECTIONS;
            log.info("{} connections opened in {} s, {} bytes of heap each", CONNECTIONS, seconds, each);

            for (int i = 0; i < CONNECTIONS; i++) {
                publisher.publish(new LiveEvent.StateChanged(JobId.next(), run + "-" + i, JobState.QUEUED));
            }
            for (RawClient client : clients) {
                assertThat(client.read()).contains("\"type\":\"state\"");
            }
            clients.forEach(ManyConnectionsTest::close);
            assertThat(each).isLessThan(MOST_BYTES_EACH);
        }
    }

    private static List<RawClient> connect(RunningNotifier notifier, ExecutorService threads, String run, int count)
            throws Exception {
        List<Future<RawClient>> opening = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String student = run + "-" + i;
            opening.add(threads.submit(() -> {
                RawClient client =
                        RawClient.hello(notifier.port(), TestWorld.issuer().student(student), 0);
                assertThat(client.read()).contains("\"type\":\"welcome\"");
                return client;
            }));
        }
        List<RawClient> clients = new ArrayList<>();
        for (Future<RawClient> client : opening) {
            clients.add(client.get());
        }
        return clients;
    }

    private static void close(RawClient client) {
        try {
            client.close();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
