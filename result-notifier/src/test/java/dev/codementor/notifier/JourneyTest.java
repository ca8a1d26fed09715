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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static RunningNotifier notifier;
    private static RunningPublisher publisher;

    @BeforeAll
    static void start() {
        notifier = RunningNotifier.start();
        publisher = RunningPublisher.start(1);
    }

    @AfterAll
    static void stop() {
        publisher.close();
        notifier.close();
    }

    @Test
    void pushesNewJobWithoutBeingAsked() {
        String student = TestWorld.newStudent();
        try (EventsClient client =
                EventsClient.open(notifier.events(), TestWorld.issuer().student(student))) {
            JobId job = TestWorld.queue(student);
            publisher.publish(new LiveEvent.StateChanged(job, student, JobState.QUEUED));
            Attempt attempt = TestWorld.claim(job);
            publisher.publish(new LiveEvent.StateChanged(job, student, JobState.RUNNING));
            publisher.publish(new LiveEvent.TextAdded(job, student, 1, 0, "Look at "));
            publisher.publish(new LiveEvent.TextAdded(job, student, 1, 8, "the condition."));
            SettledJob settled = TestWorld.answer(attempt, "Look at the condition.");
            publisher.publish(new LiveEvent.Settled(
                    job, student, settled.state(), settled.epoch(), settled.length(), settled.failure()));

            await().atMost(Duration.ofSeconds(5)).until(() -> client.isComplete(job));
            assertThat(client.text(job)).isEqualTo("Look at the condition.");
            assertThat(client.states(job)).containsExactly(JobState.QUEUED, JobState.RUNNING);
        }
    }

    @Test
    void givesSettledJobToWhoeverFollowsItLater() {
        String student = TestWorld.newStudent();
        JobId job = TestWorld.queue(student);
        TestWorld.answer(TestWorld.claim(job), "An answer of long ago.");
        try (EventsClient client =
                EventsClient.open(notifier.events(), TestWorld.issuer().student(student))) {
            client.follow(job);

            await().atMost(Duration.ofSeconds(5)).until(() -> client.isComplete(job));
            assertThat(client.text(job)).isEqualTo("An answer of long ago.");
            assertThat(client.frames())
                    .extracting(frame -> frame.get("type").asString())
                    .containsExactly("welcome", "chunk", "settled");
        }
    }
}
