package dev.codementor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.JobId;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.testing.events.EventsClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A reader that does not read is cut off, and harms no one. */
class SlowReaderTest {

    private static final String PIECE = "0123456789abcdef".repeat(512);

    @Test
    void cutsOffReaderThatLetsTooMuchGather() throws Exception {
        servesOthersAndCutsOffSleeper(
                "codementor.notifier.sockets.largest-backlog", "65536",
                "codementor.notifier.sockets.close-grace", "200ms");
    }

    @Test
    void cutsOffReaderThatTakesTooLong() throws Exception {
        servesOthersAndCutsOffSleeper(
                "codementor.notifier.sockets.largest-backlog", "67108864",
                "codementor.notifier.sockets.longest-write", "1s",
                "codementor.notifier.sockets.close-grace", "200ms");
    }

    private static void servesOthersAndCutsOffSleeper(String... settings) throws Exception {
        String student = TestWorld.newStudent();
        String token = TestWorld.issuer().student(student);
        try (RunningNotifier notifier = RunningNotifier.start(settings);
                RunningPublisher publisher = RunningPublisher.start(1);
                EventsClient reader = EventsClient.open(notifier.events(), token);
                RawClient _ = RawClient.hello(notifier.port(), token, 4096)) {
            await().atMost(Duration.ofSeconds(5)).until(() -> connections(notifier) == 2);
            JobId job = TestWorld.queue(student);
            Attempt attempt = TestWorld.claim(job);
            StringBuilder text = new StringBuilder();
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> {
                        publisher.publish(new LiveEvent.TextAdded(job, student, 1, text.length(), PIECE));
                        text.append(PIECE);
                        return connections(notifier) == 1;
                    });
            var settled = TestWorld.answer(attempt, text.toString());
            publisher.publish(
                    new LiveEvent.Settled(job, student, settled.state(), settled.epoch(), settled.length(), null));

            await().atMost(Duration.ofSeconds(10)).until(() -> reader.isComplete(job));
            assertThat(reader.text(job)).isEqualTo(text.toString());
        }
    }

    private static int connections(RunningNotifier notifier) {
        return (int) notifier.bean(io.micrometer.core.instrument.MeterRegistry.class)
                .get("codementor.notifier.connections")
                .gauge()
                .value();
    }
}
