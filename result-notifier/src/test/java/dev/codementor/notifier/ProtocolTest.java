package dev.codementor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.InstanceDirectory.Trouble;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.testing.Http;
import dev.codementor.testing.events.EventsClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProtocolTest {

    /** For two seconds more, as clocks may differ by a minute. */
    private static final Duration SOON_OVER = Duration.ofSeconds(-58);

    private static RunningNotifier notifier;
    private static RunningPublisher publisher;

    private final String student = TestWorld.newStudent();

    @BeforeAll
    static void start() {
        notifier = RunningNotifier.start(
                "codementor.notifier.sockets.hello-within", "700ms",
                "codementor.notifier.sockets.connections-per-person", "3",
                "codementor.notifier.sockets.follows-per-connection", "5",
                "codementor.notifier.sockets.frame-burst", "40",
                "codementor.notifier.sockets.frames-per-second", "20");
        publisher = RunningPublisher.start(1);
    }

    @AfterAll
    static void stop() {
        publisher.close();
        notifier.close();
    }

    private EventsClient open() {
        return EventsClient.open(notifier.events(), TestWorld.issuer().student(student));
    }

    private static int closeCode(EventsClient client) {
        return client.closed().orTimeout(5, TimeUnit.SECONDS).join().code();
    }

    @Test
    void welcomesWithTheTokensSubject() {
        try (EventsClient client = open()) {
            assertThat(client.frames().getFirst())
                    .hasToString("{\"type\":\"welcome\",\"student\":\"" + student + "\"}");
        }
    }

    @Test
    void closesWithoutHelloInTime() {
        try (EventsClient client = EventsClient.connect(notifier.events())) {
            assertThat(closeCode(client)).isEqualTo(4001);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ping\"}",
                "{\"type\":\"hello\",\"token\":\"nonsense\"}",
                "{\"type\":\"hello\"}",
                "{\"type\":\"hello\",\"token\":7}",
                "hello",
                ""
            })
    void closesWhenFirstFrameIsNoHello(String frame) {
        try (EventsClient client = EventsClient.connect(notifier.events())) {
            client.send(frame);
            assertThat(closeCode(client)).isEqualTo(4001);
        }
    }

    @Test
    void saysWhatIsWrongWithTheToken() {
        try (EventsClient client = EventsClient.connect(notifier.events())) {
            client.hello(TestWorld.issuer()
                    .token(student, Duration.ofHours(1), claims -> claims.issuer("https://other.example")));
            assertThat(closeCode(client)).isEqualTo(4001);
            assertThat(client.problems()).containsExactly("invalid-token");
            assertThat(client.frames("problem").getFirst().get("detail").asString())
                    .contains("issuer");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_300, 1_800})
    void saysThatTheTokenIsTooLarge(int groups) {
        List<String> ids =
                IntStream.range(0, groups).mapToObj("%036d"::formatted).toList();
        try (EventsClient client = EventsClient.connect(notifier.events())) {
            client.hello(TestWorld.issuer().token(student, Duration.ofHours(1), claims -> claims.claim("groups", ids)));
            assertThat(closeCode(client)).isIn(4001, 1009);
            assertThat(client.problems()).containsExactly("token-too-large");
        }
    }

    @Test
    void welcomesTokenWithHundredsOfGroups() {
        List<String> ids = IntStream.range(0, 700).mapToObj("%036d"::formatted).toList();
        try (EventsClient client = EventsClient.open(
                notifier.events(),
                TestWorld.issuer().token(student, Duration.ofHours(1), claims -> claims.claim("groups", ids)))) {
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void closesTokenOfAnotherIssuer() {
        try (TestIssuer other = TestIssuer.start();
                EventsClient client = EventsClient.connect(notifier.events())) {
            client.hello(other.student(student));
            assertThat(closeCode(client)).isEqualTo(4001);
        }
    }

    @Test
    void closesExpiredToken() {
        try (EventsClient client = EventsClient.connect(notifier.events())) {
            client.hello(TestWorld.issuer().student(student, Duration.ofSeconds(-61)));
            assertThat(closeCode(client)).isEqualTo(4003);
        }
    }

    @Test
    void closesWhenTokenExpiresLater() {
        try (EventsClient client =
                EventsClient.open(notifier.events(), TestWorld.issuer().student(student, SOON_OVER))) {
            assertThat(closeCode(client)).isEqualTo(4003);
        }
    }

    @Test
    void goesOnWithFreshToken() {
        try (EventsClient client =
                EventsClient.open(notifier.events(), TestWorld.issuer().student(student, SOON_OVER))) {
            client.hello(TestWorld.issuer().student(student));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> client.frames("welcome").size() == 2);
            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).until(client::isOpen);
        }
    }

    @Test
    void closesWhenFreshTokenIsSomebodyElses() {
        try (EventsClient client = open()) {
            client.hello(TestWorld.issuer().student(TestWorld.newStudent()));
            assertThat(closeCode(client)).isEqualTo(4001);
        }
    }

    @Test
    void takesFramesThatFollowTheHelloAtOnce() {
        JobId job = TestWorld.queue(student);
        TestWorld.answer(TestWorld.claim(job), "Done.");
        try (EventsClient client = EventsClient.connect(notifier.events())) {
            client.hello(TestWorld.issuer().student(student)).follow(job);
            await().atMost(Duration.ofSeconds(5)).until(() -> client.isComplete(job));
        }
    }

    @Test
    void answersPing() {
        try (EventsClient client = open()) {
            client.ping();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> client.frames("pong").size() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bad-frame     | not json",
                "bad-frame     | `` ",
                "bad-frame     | null",
                "bad-frame     | []",
                "bad-frame     | {}",
                "unknown-type  | {\"type\":7}",
                "bad-frame     | {\"type\":\"ping\"} {\"type\":\"ping\"}",
                "bad-frame     | {\"type\":\"ping\",\"type\":\"ping\"}",
                "bad-frame     | {\"type\":\"follow\"}",
                "bad-frame     | {\"type\":\"follow\",\"job\":\"7\",\"epoch\":0,\"offset\":0}",
                "bad-frame     | {\"type\":\"follow\",\"job\":\"00000000-0000-7000-8000-000000000000\",\"epoch\":0}",
                "bad-frame     |"
                        + " {\"type\":\"follow\",\"job\":\"00000000-0000-7000-8000-000000000000\",\"epoch\":\"0\",\"offset\":0}",
                "bad-frame     |"
                        + " {\"type\":\"follow\",\"job\":\"00000000-0000-7000-8000-000000000000\",\"epoch\":0.5,\"offset\":0}",
                "bad-frame     |"
                        + " {\"type\":\"follow\",\"job\":\"00000000-0000-7000-8000-000000000000\",\"epoch\":0,\"offset\":-1}",
                "bad-frame     |"
                        + " {\"type\":\"follow\",\"job\":\"00000000-0000-7000-8000-000000000000\",\"epoch\":0,\"offset\":99999999999}",
                "bad-frame     | {\"type\":\"follow\",\"job\":null,\"epoch\":0,\"offset\":0}",
                "unknown-type  | {\"type\":\"shout\"}",
                "unknown-field | {\"type\":\"ping\",\"loud\":true}",
                "unknown-field | {\"type\":\"ping\",\"a\":{\"b\":[1,2,3]}}",
                "not-found     |"
                        + " {\"type\":\"follow\",\"job\":\"00000000-0000-7000-8000-000000000000\",\"epoch\":0,\"offset\":0}"
            })
    void answersBadFrameWithProblemAndStaysOpen(String code, String frame) {
        try (EventsClient client = open()) {
            client.send(frame == null ? "" : frame);
            await().atMost(Duration.ofSeconds(5)).until(() -> !client.problems().isEmpty());
            assertThat(client.problems()).containsExactly(code);
            client.ping();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> client.frames("pong").size() == 1);
        }
    }

    @Test
    void answersBinaryFrameWithProblem() {
        try (EventsClient client = open()) {
            client.sendBinary("{\"type\":\"ping\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            await().atMost(Duration.ofSeconds(5)).until(() -> client.problems().equals(List.of("bad-frame")));
        }
    }

    @Test
    void putsFramesInPartsTogether() {
        try (EventsClient client = open()) {
            client.sendPart("{\"type\":", false).sendPart("\"pi", false).sendPart("ng\"}", true);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> client.frames("pong").size() == 1);
        }
    }

    @Test
    void doesNotTellOthersJobsFromMissingOnes() {
        JobId inMemory = TestWorld.queue(TestWorld.newStudent());
        publisher.publish(new LiveEvent.StateChanged(inMemory, "somebody", JobState.QUEUED));
        JobId inLedger = TestWorld.queue(TestWorld.newStudent());
        try (EventsClient client = open()) {
            client.follow(inMemory).follow(inLedger).follow(JobId.next());
            await().atMost(Duration.ofSeconds(5)).until(() -> client.problems().size() == 3);
            assertThat(client.problems()).containsOnly("not-found");
            assertThat(client.frames("problem"))
                    .extracting(frame -> frame.get("detail").asString())
                    .containsOnly("you have no such job");
        }
    }

    @Test
    void limitsFollows() {
        try (EventsClient client = open()) {
            for (int i = 0; i < 6; i++) {
                client.follow(TestWorld.queue(student));
            }
            await().atMost(Duration.ofSeconds(5)).until(() -> client.problems().equals(List.of("too-many-follows")));

            JobId followed =
                    JobId.parse(client.frames("state").getFirst().get("job").asString());
            client.unfollow(followed).follow(TestWorld.queue(student));
            client.ping();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> client.frames("pong").size() == 1);
            assertThat(client.problems()).hasSize(1);
        }
    }

    @Test
    void limitsConnectionsOfOnePerson() {
        try (EventsClient first = open();
                EventsClient second = open();
                EventsClient third = open();
                EventsClient fourth = EventsClient.connect(notifier.events())) {
            fourth.hello(TestWorld.issuer().student(student));
            assertThat(closeCode(fourth)).isEqualTo(4009);
            assertThat(List.of(first, second, third)).allMatch(EventsClient::isOpen);

            third.close();
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                try (EventsClient again = EventsClient.connect(notifier.events())) {
                    again.hello(TestWorld.issuer().student(student));
                    await().atMost(Duration.ofSeconds(1))
                            .until(() -> again.frames("welcome").size() == 1);
                }
            });
        }
    }

    @Test
    void limitsFrames() {
        try (EventsClient client = open()) {
            for (int i = 0; i < 100; i++) {
                client.ping();
            }
            assertThat(closeCode(client)).isEqualTo(1008);
            assertThat(client.problems()).containsExactly("too-fast");
        }
    }

    @Test
    void closesTooLargeFrame() {
        try (EventsClient client = open()) {
            client.send("{\"type\":\"" + "x".repeat(140_000) + "\"}");
            assertThat(closeCode(client)).isIn(1009, 1006);
        }
    }

    @Test
    void saysThatAFrameIsTooLarge() {
        try (EventsClient client = open()) {
            client.send("{\"type\":\"" + "x".repeat(70_000) + "\"}");
            assertThat(closeCode(client)).isEqualTo(1009);
            assertThat(client.problems()).containsExactly("frame-too-large");
        }
    }

    @Test
    void closesTooLargeMessageInParts() {
        try (EventsClient client = open()) {
            for (int i = 0; i < 10; i++) {
                client.sendPart("x".repeat(10_000), i == 9);
            }
            assertThat(closeCode(client)).isIn(1009, 1006);
        }
    }

    @Test
    void refusesPagesOfOtherOrigins() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.newWebSocketBuilder()
                            .header("Origin", "https://evil.example")
                            .buildAsync(notifier.events(), new WebSocket.Listener() {})
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(WebSocketHandshakeException.class, refusal -> assertThat(
                                    refusal.getResponse().statusCode())
                            .isEqualTo(403));
            client.newWebSocketBuilder()
                    .header("Origin", "http://localhost:8080")
                    .buildAsync(notifier.events(), new WebSocket.Listener() {})
                    .join()
                    .abort();
        }
    }

    @Test
    void asksForUpgradeWhenSomebodyBrowsesThere() {
        URI page = URI.create("http://127.0.0.1:" + notifier.port() + "/ws/v1/events");
        assertThat(Http.get(page).statusCode()).isEqualTo(426);
    }

    @Test
    void tellsPlacesOfWaitingJobs() {
        JobId job = TestWorld.queue(student);
        try (EventsClient client = open()) {
            client.follow(job);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !client.positions(job).isEmpty());
            assertThat(client.positions(job).getLast()).isPositive();
            Attempt attempt = TestWorld.claim(job);
            publisher.publish(new LiveEvent.StateChanged(job, student, JobState.RUNNING));
            await().atMost(Duration.ofSeconds(5)).until(() -> client.states(job).contains(JobState.RUNNING));
            assertThat(client.frames("state").getLast().has("position")).isFalse();
            TestWorld.answer(attempt, "Done.");
        }
    }

    /** ReadingTest of the api expects the same of HTTP. */
    @Test
    void tellsStartOfWaitingJob() {
        TestWorld.answerAfter(TestWorld.queue(student), Duration.ofHours(2));
        TestWorld.queue(student);
        JobId job = TestWorld.queue(student);
        TestWorld.ledger().instances().announceWorker(new WorkerState("waits", "1", "qwen", 2, 1, false, false));
        try (EventsClient client = open()) {
            client.follow(job);
            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                JsonNode told = client.frames("state").getLast();
                assertThat(told.path("position").asInt()).isGreaterThan(1);
                assertThat(told.has("eta")).isTrue();
                assertThat(Instant.parse(told.path("eta").asString()))
                        .isAfter(Instant.now().minusSeconds(10));
            });
        } finally {
            TestWorld.ledger().instances().withdrawWorker("waits");
        }
    }

    /** ReadingTest of the api expects the same of HTTP. */
    @Test
    void tellsWhyNobodyBegins() {
        JobId job = TestWorld.queue(student);
        TestWorld.ledger()
                .instances()
                .announceWorker(new WorkerState(
                        "no-model", "1", "qwen", 2, 0, false, false, new Trouble("missing", ""), 2, null, List.of()));
        try (EventsClient client = open()) {
            client.follow(job);
            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(client.frames("state")
                            .getLast()
                            .path("waiting")
                            .path("code")
                            .asString(""))
                    .isEqualTo("model-missing"));
        } finally {
            TestWorld.ledger().instances().withdrawWorker("no-model");
        }
    }

    @Test
    void doesNotPushJobsThatWereMadeBeforeTheHello() {
        JobId old = JobId.parse("01900000-0000-7000-8000-" + student.substring(student.length() - 12));
        try (EventsClient client = open()) {
            publisher.publish(new LiveEvent.StateChanged(old, student, JobState.RUNNING));
            JobId fresh = TestWorld.queue(student);
            publisher.publish(new LiveEvent.StateChanged(fresh, student, JobState.QUEUED));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> client.states(fresh).equals(List.of(JobState.QUEUED)));
            assertThat(client.states(old)).isEmpty();
        }
    }

    @Test
    void pushesNothingOfUnfollowedJob() {
        try (EventsClient client = open()) {
            JobId job = TestWorld.queue(student);
            JobId other = TestWorld.queue(student);
            publisher.publish(new LiveEvent.StateChanged(job, student, JobState.QUEUED));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !client.states(job).isEmpty());
            client.unfollow(job).ping();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> client.frames("pong").size() == 1);
            publisher.publish(new LiveEvent.TextAdded(job, student, 1, 0, "unwanted"));
            publisher.publish(new LiveEvent.StateChanged(other, student, JobState.QUEUED));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !client.states(other).isEmpty());
            assertThat(client.text(job)).isEmpty();
        }
    }
}
