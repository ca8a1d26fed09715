package dev.codementor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.batches.BatchControl.Regrade;
import dev.codementor.testing.events.EventsClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Those who teach a course see its batches come in: always whole counts, and not too often. */
class BatchPushTest {

    private static final Duration INTERVAL = Duration.ofMillis(400);
    private static final Duration SOON = Duration.ofSeconds(10);

    private static RunningNotifier notifier;
    private static RunningPublisher publisher;

    private final String uploader = TestWorld.newStudent();
    private final String colleague = TestWorld.newStudent();
    private final String course = TestBatch.newCourse();

    @BeforeAll
    static void start() {
        notifier = RunningNotifier.start(
                "codementor.notifier.batches.interval", INTERVAL.toMillis() + "ms",
                "codementor.notifier.batches.silence", "1s",
                "codementor.notifier.sockets.follows-per-connection", "2");
        publisher = RunningPublisher.start(1);
    }

    @AfterAll
    static void stop() {
        publisher.close();
        notifier.close();
    }

    @Test
    void tellsAFollowerHowABatchStandsFromTheFirstMomentToTheLast() {
        TestBatch batch = TestBatch.started(uploader, course, 3);
        List<Attempt> attempts = batch.claim(3);
        try (EventsClient client = open(colleague, course)) {
            client.follow(batch.id());
            awaitCounts(client, 3, 0);

            publisher.publish(batch.grade(attempts.get(0)));
            awaitCounts(client, 2, 1);
            publisher.publish(batch.grade(attempts.get(1)));
            publisher.publish(batch.grade(attempts.get(2)));
            awaitCounts(client, 0, 3);

            assertThat(batches(client)).allSatisfy(frame -> {
                assertThat(frame.get("batch").asString()).isEqualTo(batch.id().toString());
                assertThat(frame.get("size").asInt()).isEqualTo(3);
                assertThat(sum(frame.get("counts"))).isEqualTo(3);
            });
            assertThat(batches(client).getFirst().has("eta"))
                    .as("nothing measured")
                    .isFalse();
            assertThat(batches(client).getLast().has("eta")).as("nothing left").isFalse();
            assertThat(batches(client)).filteredOn(frame -> frame.has("eta")).isNotEmpty();
        }
    }

    @Test
    void tellsAnUploaderWithoutBeingAsked() {
        try (EventsClient client = open(uploader, course);
                EventsClient other = open(colleague, course)) {
            TestBatch batch = TestBatch.started(uploader, course, 2);
            Attempt attempt = batch.claim(1).getFirst();
            publisher.publish(
                    new LiveEvent.StateChanged(attempt.job(), batch.id().jobOwner(), JobState.RUNNING));
            awaitCounts(client, 2, 0);

            publisher.publish(batch.grade(attempt));
            awaitCounts(client, 1, 1);
            assertThat(batches(other)).isEmpty();
            assertThat(client.frames("state")).as("of single jobs").isEmpty();
        }
    }

    @Test
    void tellsNoMoreOftenThanOnceInTheInterval() {
        TestBatch batch = TestBatch.started(uploader, course, 40);
        List<Attempt> attempts = batch.claim(40);
        try (EventsClient client = open(colleague, course)) {
            long begin = System.nanoTime();
            client.follow(batch.id());
            attempts.forEach(attempt -> publisher.publish(batch.grade(attempt)));
            awaitCounts(client, 0, 40);

            long intervals = (System.nanoTime() - begin) / INTERVAL.toNanos();
            assertThat(batches(client)).hasSizeBetween(2, (int) intervals + 1);
        }
    }

    @Test
    void findsOutByItselfWhenNobodySaysWhatHappened() {
        TestBatch batch = TestBatch.started(uploader, course, 1);
        Attempt attempt = batch.claim(1).getFirst();
        try (EventsClient client = open(colleague, course)) {
            client.follow(batch.id());
            awaitCounts(client, 1, 0);

            batch.grade(attempt);

            awaitCounts(client, 0, 1);
        }
    }

    @Test
    void goesOnWhenItemsOfAFinishedBatchAreWorkedOnAgain() {
        TestBatch batch = TestBatch.started(uploader, course, 1);
        LiveEvent settled = batch.grade(batch.claim(1).getFirst());
        try (EventsClient client = open(colleague, course)) {
            client.follow(batch.id());
            awaitCounts(client, 0, 1);

            TestWorld.ledger().batchControl().regrade(batch.id(), "v1", List.of(new Regrade(1, null)));
            publisher.publish(settled);

            awaitCounts(client, 1, 0);
        }
    }

    @Test
    void tellsNothingMoreAfterAnUnfollow() {
        TestBatch batch = TestBatch.started(uploader, course, 2);
        List<Attempt> attempts = batch.claim(2);
        try (EventsClient client = open(colleague, course);
                EventsClient other = open(colleague, course)) {
            client.follow(batch.id());
            other.follow(batch.id());
            awaitCounts(client, 2, 0);
            client.unfollow(batch.id()).ping();
            await().atMost(SOON).until(() -> client.frames("pong").size() == 1);

            publisher.publish(batch.grade(attempts.getFirst()));

            awaitCounts(other, 1, 1);
            assertThat(batches(client)).hasSize(1);
        }
    }

    @Test
    void knowsNoBatchOfACourseThatOneDoesNotTeach() {
        TestBatch batch = TestBatch.started(uploader, course, 1);
        BatchId unknown = BatchId.next();
        try (EventsClient stranger = open(colleague, TestBatch.newCourse());
                EventsClient student = EventsClient.open(
                        notifier.events(),
                        TestWorld.issuer().token(colleague, Duration.ofHours(1), claims -> claims.claim(
                                        "roles", List.of("student"))
                                .claim("courses", List.of(course))))) {
            stranger.follow(batch.id()).follow(unknown);
            student.follow(batch.id());

            await().atMost(SOON).until(() -> stranger.problems().equals(List.of("unknown-batch", "unknown-batch")));
            await().atMost(SOON).until(() -> student.problems().equals(List.of("unknown-batch")));
            assertThat(stranger.frames("problem"))
                    .extracting(frame -> frame.get("batch").asString())
                    .containsExactlyInAnyOrder(batch.id().toString(), unknown.toString());
            assertThat(batches(stranger)).isEmpty();
            assertThat(batches(student)).isEmpty();
        }
    }

    @Test
    void endsWhatANewTokenDoesNotAllow() {
        TestBatch batch = TestBatch.started(uploader, course, 2);
        List<Attempt> attempts = batch.claim(2);
        try (EventsClient client = open(colleague, course);
                EventsClient other = open(uploader, course)) {
            client.follow(batch.id());
            other.follow(batch.id());
            awaitCounts(client, 2, 0);
            client.hello(TestWorld.issuer().instructor(colleague));
            await().atMost(SOON).until(() -> client.frames("welcome").size() == 2);

            publisher.publish(batch.grade(attempts.getFirst()));

            awaitCounts(other, 1, 1);
            assertThat(batches(client)).hasSize(1);
        }
    }

    @Test
    void limitsHowMuchAConnectionFollows() {
        try (EventsClient client = open(colleague, course)) {
            for (int i = 0; i < 3; i++) {
                client.follow(TestBatch.started(uploader, course, 1).id());
            }

            await().atMost(SOON).until(() -> client.problems().equals(List.of("too-many-follows")));
            await().atMost(SOON).until(() -> batches(client).size() == 2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad-frame     | {\"type\":\"follow\",\"batch\":\"x\"}",
                "bad-frame     | {\"type\":\"follow\",\"batch\":null}",
                "unknown-field | {\"type\":\"follow\",\"batch\":\"01900000-0000-7000-8000-000000000001\",\"epoch\":0}",
                "unknown-field |"
                        + " {\"type\":\"unfollow\",\"batch\":\"01900000-0000-7000-8000-000000000001\",\"job\":\"x\"}",
                "unknown-type  | {\"type\":\"ping\",\"batch\":\"01900000-0000-7000-8000-000000000001\"}",
            })
    void refusesFramesThatAreNotAsTheyShouldBe(String code, String frame) {
        try (EventsClient client = open(colleague, course)) {
            client.send(frame);

            await().atMost(SOON).until(() -> client.problems().equals(List.of(code)));
        }
    }

    private static EventsClient open(String person, String course) {
        return EventsClient.open(notifier.events(), TestWorld.issuer().instructor(person, course));
    }

    private static List<JsonNode> batches(EventsClient client) {
        return client.frames("batch");
    }

    private static void awaitCounts(EventsClient client, int processing, int succeeded) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(batches(client)).isNotEmpty();
            JsonNode counts = batches(client).getLast().get("counts");
            assertThat(counts.get("processing").asInt()).isEqualTo(processing);
            assertThat(counts.get("succeeded").asInt()).isEqualTo(succeeded);
        });
    }

    private static int sum(JsonNode counts) {
        return counts.properties().stream()
                .mapToInt(count -> count.getValue().asInt())
                .sum();
    }
}
