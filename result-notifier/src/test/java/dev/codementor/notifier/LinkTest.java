package dev.codementor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.InstanceDirectory.LiveNotifier;
import dev.codementor.testing.events.EventsClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Publishers find notifiers, come back to them, and let nobody else speak. */
class LinkTest {

    private final String student = TestWorld.newStudent();

    private static List<URI> announced() {
        return TestWorld.ledger().instances().liveNotifiers(Duration.ofSeconds(3)).stream()
                .map(LiveNotifier::internalAddress)
                .toList();
    }

    private void awaitDelivery(RunningPublisher publisher, EventsClient client) {
        JobId job = TestWorld.queue(student);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    publisher.publish(new LiveEvent.StateChanged(job, student, JobState.QUEUED));
                    return client.states(job).contains(JobState.QUEUED);
                });
    }

    @Test
    void withdrawsAtStopAndIsFoundAgainAfterStart() {
        RunningNotifier notifier = RunningNotifier.start();
        try (RunningPublisher publisher = RunningPublisher.start(1)) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(announced()).hasSize(1));
            notifier.close();
            assertThat(announced()).isEmpty();
            publisher.awaitLinks(0);

            try (RunningNotifier again = RunningNotifier.start();
                    EventsClient client =
                            EventsClient.open(again.events(), TestWorld.issuer().student(student))) {
                publisher.awaitLinks(1);
                awaitDelivery(publisher, client);
            }
        }
    }

    @Test
    void findsNewJobsThatNoPublisherCouldTellOf() {
        try (RunningNotifier notifier = RunningNotifier.start();
                EventsClient client =
                        EventsClient.open(notifier.events(), TestWorld.issuer().student(student))) {
            JobId waiting = TestWorld.queue(student);
            JobId done = TestWorld.queue(student);
            TestWorld.answer(TestWorld.claim(done), "Done while nobody was linked.");
            assertThat(client.states(waiting)).isEmpty();

            try (RunningPublisher publisher = RunningPublisher.start(1)) {
                assertThat(publisher.links()).isOne();
                await().atMost(Duration.ofSeconds(10)).until(() -> client.isComplete(done));
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> client.states(waiting).equals(List.of(JobState.QUEUED)));
            }
        }
    }

    @Test
    void refusesWhoeverIsNoService() {
        try (RunningNotifier notifier = RunningNotifier.start();
                HttpClient http = HttpClient.newHttpClient()) {
            assertThat(notifier.port()).isPositive();
            await().atMost(Duration.ofSeconds(10)).until(() -> !announced().isEmpty());
            URI address = announced().getFirst();
            for (String authorization :
                    List.of("Bearer " + TestWorld.issuer().student(student), "Bearer nonsense", "Basic abc")) {
                assertThatThrownBy(() -> http.newWebSocketBuilder()
                                .header("Authorization", authorization)
                                .buildAsync(address, new WebSocket.Listener() {})
                                .join())
                        .cause()
                        .isInstanceOfSatisfying(WebSocketHandshakeException.class, refusal -> assertThat(
                                        refusal.getResponse().statusCode())
                                .isEqualTo(401));
            }
        }
    }

    @Test
    void goesOnWithFreshTokensWhenTheyAreShort() {
        try (TestIssuer issuer = TestIssuer.start()) {
            issuer.serviceTokensLive(Duration.ofSeconds(6));
            try (RunningNotifier notifier = RunningNotifier.start(issuer);
                    RunningPublisher publisher = RunningPublisher.start(issuer, 1);
                    EventsClient client = EventsClient.open(notifier.events(), issuer.student(student))) {
                JobId job = TestWorld.queue(student);
                StringBuilder text = new StringBuilder();
                long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
                await().atMost(Duration.ofSeconds(12))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> {
                            publisher.publish(new LiveEvent.TextAdded(job, student, 1, text.length(), "word "));
                            text.append("word ");
                            return System.nanoTime() > end;
                        });
                // Nothing is in the ledger, so nothing can have been lost on the way.
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(() -> assertThat(client.text(job)).isEqualTo(text.toString()));
                assertThat(publisher.meter("codementor.live.events.dropped")).isZero();
            }
        }
    }

    @Test
    void startsBeforeItsIssuer() {
        int port;
        try (TestIssuer gone = TestIssuer.start()) {
            port = gone.address().getPort();
        }
        URI address = URI.create("http://127.0.0.1:" + port);
        try (RunningNotifier notifier = RunningNotifier.start("codementor.oidc.issuer", address.toString())) {
            try (EventsClient early = EventsClient.connect(notifier.events())) {
                early.hello(TestWorld.issuer().student(student));
                await().atMost(Duration.ofSeconds(10)).until(() -> !early.isOpen());
                assertThat(early.closed().join().code()).isEqualTo(1013);
            }
            try (TestIssuer issuer = TestIssuer.start(port);
                    EventsClient client = EventsClient.open(notifier.events(), issuer.student(student))) {
                assertThat(client.isOpen()).isTrue();
            }
        }
    }
}
