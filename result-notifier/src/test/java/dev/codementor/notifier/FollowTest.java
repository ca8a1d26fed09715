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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A follower ends with the exact text, wherever it begins and whatever happens to the job. */
class FollowTest {

    private static final String TEXT = "Read the loop's condition aloud \uD83D\uDE00.";

    private static RunningNotifier notifier;
    private static RunningPublisher publisher;

    private final String student = TestWorld.newStudent();
    private EventsClient client;

    @BeforeAll
    static void start() {
        notifier = RunningNotifier.start(
                "codementor.notifier.feeds.silence", "500ms", "codementor.notifier.feeds.place-interval", "250ms");
        publisher = RunningPublisher.start(1);
    }

    @AfterAll
    static void stop() {
        publisher.close();
        notifier.close();
    }

    @BeforeEach
    void connect() {
        client = EventsClient.open(notifier.events(), TestWorld.issuer().student(student));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private void publish(LiveEvent event) {
        publisher.publish(event);
    }

    private void publishText(Attempt attempt, int offset, String text) {
        publish(new LiveEvent.TextAdded(attempt.job(), student, attempt.number(), offset, text));
    }

    private void publish(SettledJob settled) {
        publish(new LiveEvent.Settled(
                settled.job(), student, settled.state(), settled.epoch(), settled.length(), settled.failure()));
    }

    private void awaitText(JobId job, String text) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(client.text(job)).isEqualTo(text));
    }

    private void awaitComplete(JobId job, String text) {
        await().atMost(Duration.ofSeconds(5)).until(() -> client.isComplete(job));
        assertThat(client.text(job)).isEqualTo(text);
    }

    @Test
    void goesOnFromEveryOffsetOfSettledJob() {
        JobId job = TestWorld.queue(student);
        TestWorld.answer(TestWorld.claim(job), TEXT);

        for (int offset = 0; offset <= TEXT.length(); offset++) {
            int begin = client.frames().size();
            client.follow(job, offset == 0 ? 0 : 1, offset);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> client.frames().size() > begin
                            && client.frames().getLast().get("type").asString().equals("settled"));
            StringBuilder got = new StringBuilder();
            client.frames().subList(begin, client.frames().size()).stream()
                    .filter(frame -> frame.get("type").asString().equals("chunk"))
                    .forEach(chunk -> got.append(chunk.get("text").asString()));
            assertThat(got).hasToString(TEXT.substring(offset));
        }
    }

    @Test
    void goesOnFromEveryOffsetOfRunningJob() {
        Attempt attempt = TestWorld.claim(TestWorld.queue(student));
        publishText(attempt, 0, TEXT.substring(0, 20));
        awaitText(attempt.job(), TEXT.substring(0, 20));
        for (int offset = 0; offset <= 20; offset++) {
            try (EventsClient late =
                    EventsClient.open(notifier.events(), TestWorld.issuer().student(student))) {
                late.follow(attempt.job(), offset == 0 ? 0 : 1, offset);
                if (offset < 20) {
                    await().atMost(Duration.ofSeconds(5))
                            .until(() -> !late.frames("chunk").isEmpty());
                    assertThat(late.frames("chunk").getFirst().get("text").asString())
                            .isEqualTo(TEXT.substring(offset, 20));
                }
            }
        }
    }

    @Test
    void servesSecondTabFromMemory() {
        Attempt attempt = TestWorld.claim(TestWorld.queue(student));
        publishText(attempt, 0, TEXT.substring(0, 9));
        awaitText(attempt.job(), TEXT.substring(0, 9));

        // The ledger has no text yet, so the second tab's can only come from memory.
        try (EventsClient second =
                EventsClient.open(notifier.events(), TestWorld.issuer().student(student))) {
            second.follow(attempt.job());
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> second.text(attempt.job()).equals(TEXT.substring(0, 9)));
            publishText(attempt, 9, TEXT.substring(9));
            publish(TestWorld.answer(attempt, TEXT));
            await().atMost(Duration.ofSeconds(5)).until(() -> second.isComplete(attempt.job()));
        }
        awaitComplete(attempt.job(), TEXT);
    }

    @Test
    void readsCheckpointOfJobThatItNeverHeardOf() {
        Attempt attempt = TestWorld.claim(TestWorld.queue(student));
        TestWorld.checkpoint(attempt, TEXT.substring(0, 15));
        client.follow(attempt.job());
        awaitText(attempt.job(), TEXT.substring(0, 15));
        assertThat(client.states(attempt.job())).containsExactly(JobState.RUNNING);
    }

    @Test
    void closesGapFromTheLedger() {
        Attempt attempt = TestWorld.claim(TestWorld.queue(student));
        publishText(attempt, 0, TEXT.substring(0, 5));
        awaitText(attempt.job(), TEXT.substring(0, 5));

        publishText(attempt, 10, TEXT.substring(10, 15));
        TestWorld.checkpoint(attempt, TEXT.substring(0, 12));
        awaitText(attempt.job(), TEXT.substring(0, 15));
        publishText(attempt, 15, TEXT.substring(15));
        publish(TestWorld.answer(attempt, TEXT));
        awaitComplete(attempt.job(), TEXT);
        assertThat(client.frames("problem")).isEmpty();
    }

    @Test
    void completesTextBeforeItSaysSettled() {
        Attempt attempt = TestWorld.claim(TestWorld.queue(student));
        publishText(attempt, 0, TEXT.substring(0, 5));
        publish(TestWorld.answer(attempt, TEXT));

        awaitComplete(attempt.job(), TEXT);
        assertThat(client.frames().getLast().get("type").asString()).isEqualTo("settled");
        assertThat(client.frames("settled")).hasSize(1);
    }

    @Test
    void findsOutByItselfWhenNobodySaysThatJobSettled() {
        Attempt attempt = TestWorld.claim(TestWorld.queue(student));
        publishText(attempt, 0, TEXT.substring(0, 5));
        awaitText(attempt.job(), TEXT.substring(0, 5));
        TestWorld.answer(attempt, TEXT);

        awaitComplete(attempt.job(), TEXT);
    }

    @Test
    void cutsTextWhenAnotherAttemptGoesOnFromCheckpoint() {
        Attempt first = TestWorld.claim(TestWorld.queue(student));
        publishText(first, 0, "The first attempt wrote");
        TestWorld.checkpoint(first, "The first");
        awaitText(first.job(), "The first attempt wrote");
        TestWorld.loseLease(first.job());

        Attempt second = TestWorld.claim(first.job());
        publishText(second, 9, " came back");
        TestWorld.checkpoint(second, "The first came back");
        awaitText(first.job(), "The first came back");
        publish(TestWorld.answer(second, "The first came back."));
        awaitComplete(first.job(), "The first came back.");
    }

    @Test
    void startsTextAnewWhenAnotherAttemptStartsAnew() {
        Attempt first = TestWorld.claim(TestWorld.queue(student));
        publishText(first, 0, "The first attempt wrote");
        awaitText(first.job(), "The first attempt wrote");
        TestWorld.loseLease(first.job());

        Attempt second = TestWorld.claim(first.job());
        publishText(second, 0, "Another");
        awaitText(first.job(), "Another");
        publishText(second, 7, " answer.");
        publish(TestWorld.answer(second, "Another answer."));
        awaitComplete(first.job(), "Another answer.");
    }

    @Test
    void ignoresWhatAnAttemptSaysThatLostItsLease() {
        Attempt first = TestWorld.claim(TestWorld.queue(student));
        publishText(first, 0, "The first attempt wrote");
        TestWorld.loseLease(first.job());
        Attempt second = TestWorld.claim(first.job());
        publishText(second, 0, "Another");
        publishText(first, 23, " and wrote");
        publishText(second, 7, " answer.");
        publish(TestWorld.answer(second, "Another answer."));

        awaitComplete(first.job(), "Another answer.");
    }

    @Test
    void keepsStateWhenNewsAreOvertaken() {
        JobId job = TestWorld.queue(student);
        Attempt attempt = TestWorld.claim(job);
        publish(new LiveEvent.StateChanged(job, student, JobState.RUNNING));
        publish(new LiveEvent.StateChanged(job, student, JobState.QUEUED));
        publishText(attempt, 0, TEXT);
        publish(TestWorld.answer(attempt, TEXT));
        awaitComplete(job, TEXT);
        assertThat(client.states(job)).isEqualTo(List.of(JobState.RUNNING));
    }

    @Test
    void saysThatJobWentBackToTheQueue() {
        JobId job = TestWorld.queue(student);
        Attempt attempt = TestWorld.claim(job);
        publish(new LiveEvent.StateChanged(job, student, JobState.RUNNING));
        await().atMost(Duration.ofSeconds(5)).until(() -> client.states(job).contains(JobState.RUNNING));
        TestWorld.loseLease(job);
        TestWorld.ledger().dispatch().reclaim(1000);
        publish(new LiveEvent.StateChanged(job, student, JobState.QUEUED));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> client.states(job).equals(List.of(JobState.RUNNING, JobState.QUEUED)));
        assertThat(attempt.number()).isEqualTo(1);
    }

    @Test
    void completesJobThatEndedWithoutText() {
        JobId job = TestWorld.queue(student);
        TestWorld.ledger().intake().cancel(job, student);
        client.follow(job);
        await().atMost(Duration.ofSeconds(5)).until(() -> client.isComplete(job));
        assertThat(client.settled(job)).hasValueSatisfying(settled -> {
            assertThat(settled.state()).isEqualTo(JobState.CANCELLED);
            assertThat(settled.length()).isZero();
        });
    }
}
