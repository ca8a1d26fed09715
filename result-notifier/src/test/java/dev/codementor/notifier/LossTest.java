package dev.codementor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.SettledJob;
import dev.codementor.testing.events.EventsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events get lost, come twice and in another order, attempts lose their leases, and readers come and go between two
 * notifiers: every reader ends with the exact text.
 */
class LossTest {

    private static final int JOBS = 12;

    private static RunningNotifier first;
    private static RunningNotifier second;
    private static RunningPublisher publisher;

    @BeforeAll
    static void start() {
        String[] settings = {"codementor.notifier.feeds.silence", "500ms"};
        first = RunningNotifier.start(settings);
        second = RunningNotifier.start(settings);
        publisher = RunningPublisher.start(2);
    }

    @AfterAll
    static void stop() {
        publisher.close();
        first.close();
        second.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readersNoticeNothing(long seed) throws Exception {
        String student = TestWorld.newStudent();
        String token = TestWorld.issuer().student(student);
        EventsClient tab = EventsClient.open(first.events(), token);
        EventsClient otherNotifier = EventsClient.open(second.events(), token);
        EventsClient nomad = EventsClient.open(first.events(), token);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<JobId> jobs = new ArrayList<>();
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) {
                JobId job = TestWorld.queue(student);
                jobs.add(job);
                Random random = new Random(seed * 1000 + i);
                // Follows as a page does that got its 202, so that a job whose every event is lost is found too.
                List.of(tab, otherNotifier, nomad).forEach(client -> client.follow(job));
                answers.add(workers.submit(() -> new RoughWorker(student, job, random).work()));
            }
            Random moves = new Random(seed);
            while (answers.stream().anyMatch(answer -> !answer.isDone())) {
                nomad.abort();
                nomad = nomad.reconnect(moves.nextBoolean() ? first.events() : second.events(), token);
                awaitAtMost(moves.nextInt(20, 150), answers);
            }

            for (int i = 0; i < JOBS; i++) {
                for (EventsClient client : List.of(tab, otherNotifier, nomad)) {
                    JobId job = jobs.get(i);
                    await().atMost(Duration.ofSeconds(15)).until(() -> client.isComplete(job));
                    assertThat(client.text(job)).isEqualTo(answers.get(i).get());
                }
            }
        } finally {
            List.of(tab, otherNotifier, nomad).forEach(EventsClient::close);
        }
    }

    private static void awaitAtMost(int millis, List<Future<String>> answers) {
        long until = System.nanoTime() + millis * 1_000_000L;
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> System.nanoTime() > until || answers.stream().allMatch(Future::isDone));
    }

    /** A worker whose every event may go astray, and that may lose its lease. */
    private record RoughWorker(String student, JobId job, Random random) {

        String work() {
            send(new LiveEvent.StateChanged(job, student, JobState.QUEUED));
            Attempt attempt = TestWorld.claim(job);
            send(new LiveEvent.StateChanged(job, student, JobState.RUNNING));
            String kept = "";
            int attempts = random.nextInt(1, 4);
            for (int i = 1; i < attempts; i++) {
                kept = write(attempt, kept, random.nextInt(1, 15));
                TestWorld.loseLease(job);
                attempt = TestWorld.claim(job);
                // Goes on from the checkpoint, or starts anew.
                kept = random.nextBoolean() ? kept : "";
            }
            StringBuilder last = new StringBuilder();
            write(attempt, kept, random.nextInt(1, 40), last);
            SettledJob settled = TestWorld.answer(attempt, last.toString());
            send(new LiveEvent.Settled(job, student, settled.state(), settled.epoch(), settled.length(), null));
            return last.toString();
        }

        /** Returns what was checkpointed. */
        private String write(Attempt attempt, String kept, int chunks) {
            return write(attempt, kept, chunks, new StringBuilder());
        }

        private String write(Attempt attempt, String kept, int chunks, StringBuilder text) {
            String checkpoint = kept;
            text.append(kept);
            List<LiveEvent> late = new ArrayList<>();
            for (int i = 0; i < chunks; i++) {
                String chunk = chunk();
                LiveEvent event = new LiveEvent.TextAdded(job, student, attempt.number(), text.length(), chunk);
                text.append(chunk);
                if (random.nextInt(5) == 0) {
                    late.add(event);
                } else {
                    send(event);
                }
                if (random.nextInt(4) == 0) {
                    late.reversed().forEach(this::send);
                    late.clear();
                }
                if (random.nextInt(6) == 0) {
                    checkpoint = text.toString();
                    TestWorld.checkpoint(attempt, checkpoint);
                }
                pause();
            }
            return checkpoint;
        }

        private String chunk() {
            StringBuilder chunk = new StringBuilder();
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                chunk.appendCodePoint(random.nextInt(15) == 0 ? 0x1F600 + random.nextInt(60) : random.nextInt(32, 127));
            }
            return chunk.toString();
        }

        private void send(LiveEvent event) {
            int fate = random.nextInt(10);
            if (fate > 1) {
                publisher.publish(event);
            }
            if (fate > 7) {
                publisher.publish(event);
            }
        }

        private void pause() {
            java.util.concurrent.locks.LockSupport.parkNanos(random.nextInt(1, 20) * 1_000_000L);
        }
    }
}
