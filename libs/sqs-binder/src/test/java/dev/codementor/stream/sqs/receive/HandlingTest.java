package dev.codementor.stream.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.stream.sqs.RetryLaterException;
import dev.codementor.stream.sqs.message.IncomingMapper;
import dev.codementor.stream.sqs.queue.BoundQueue;
import dev.codementor.stream.sqs.queue.Setting;
import dev.codementor.stream.sqs.queue.SqsQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What one receive of a FIFO queue returned may hold several messages of a group, which ElasticMQ never does. */
class HandlingTest {

    private static final BoundQueue FIFO = new BoundQueue(
            "orders.fifo",
            "nowhere",
            () -> new SqsQueue(
                    "orders.fifo", "http://127.0.0.1:9/1/orders.fifo", true, true, Duration.ofSeconds(30), 1_048_576));

    private final SqsClient nowhere = SqsClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:9"))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
            .build();
    private final List<String> handled = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        nowhere.close();
    }

    @Test
    void handlesAGroupInOrderAndGivesBackWhatFollowsAFailure() {
        List<Delivery> deliveries = dispatch(AckMode.AUTO, "a1", "a2", "b1", "a3", "b2");

        await().atMost(Duration.ofSeconds(10)).until(() -> deliveries.stream().allMatch(Delivery::isSettled));
        assertThat(handled.stream().filter(body -> body.startsWith("a"))).containsExactly("a1", "a2");
        assertThat(handled.stream().filter(body -> body.startsWith("b"))).containsExactly("b1", "b2");
        assertThat(deliveries.stream().filter(HandlingTest::isAcknowledged).map(HandlingTest::body))
                .containsExactly("a1", "b1", "b2");
    }

    @Test
    void waitsWithAGroupForTheAcknowledgmentOfOthers() {
        List<Delivery> deliveries = dispatch(AckMode.MANUAL, "b1", "b2", "c1");
        await().atMost(Duration.ofSeconds(10)).until(() -> handled.size() == 2);
        assertThat(handled).containsExactlyInAnyOrder("b1", "c1");

        deliveries.getFirst().acknowledge();

        await().atMost(Duration.ofSeconds(10)).until(() -> handled.contains("b2"));
    }

    @Test
    void givesBackWhatCameBeforeItsTimeAndWhatFollowsInItsGroup() {
        Held consumer = new Held(AckMode.AUTO);
        List<Delivery> first = consumer.dispatch("d13", "e1");
        await().atMost(Duration.ofSeconds(10)).until(() -> first.stream().allMatch(Delivery::isSettled));

        List<Delivery> again = consumer.dispatch("d13", "d14", "e2");

        await().atMost(Duration.ofSeconds(10)).until(() -> again.stream().allMatch(Delivery::isSettled));
        assertThat(handled).containsExactlyInAnyOrder("d13", "e1", "e2");
        assertThat(again.stream().filter(HandlingTest::isAcknowledged).map(HandlingTest::body))
                .containsExactly("e2");
    }

    private List<Delivery> dispatch(AckMode mode, String... bodies) {
        return new Held(mode).dispatch(bodies);
    }

    private void handle(org.springframework.messaging.Message<?> message) {
        handled.add((String) message.getPayload());
        if (message.getPayload().equals("a2")) {
            throw new RetryLaterException(Duration.ZERO);
        }
        if (message.getPayload().equals("d13")) {
            throw new RetryLaterException(Duration.ofHours(13));
        }
    }

    /** A consumer without its receives. */
    private final class Held {

        private final Slots slots = new Slots(100);
        private final Deliveries deliveries;
        private final Handling handling;

        Held(AckMode mode) {
            SqsConsumerProperties own = new SqsConsumerProperties();
            own.setAckMode(mode);
            ExtendedConsumerProperties<SqsConsumerProperties> properties = new ExtendedConsumerProperties<>(own);
            properties.setConcurrency(10);
            ReceiveSettings settings = ReceiveSettings.of(properties, true, new Setting("consumer"));
            ConsumerMeters meters = new ConsumerMeters(new SimpleMeterRegistry(), "orders.fifo", "orders", 10);
            deliveries = new Deliveries(
                    new Settlement(nowhere, FIFO, Duration.ZERO, meters), slots, meters, () -> Duration.ofSeconds(30));
            handling = new Handling(
                    FIFO,
                    settings,
                    new IncomingMapper("orders.fifo", true),
                    HandlingTest.this::handle,
                    new Failures(FIFO, settings.failureDelay(), meters),
                    meters);
            slots.open();
        }

        List<Delivery> dispatch(String... bodies) {
            slots.tryTake(1, bodies.length);
            List<Delivery> held =
                    deliveries.hold(Stream.of(bodies).map(HandlingTest::message).toList());
            handling.dispatch(held);
            return held;
        }
    }

    private static Message message(String body) {
        return Message.builder()
                .messageId(body)
                .receiptHandle(body)
                .body(body)
                .attributes(Map.of(MessageSystemAttributeName.MESSAGE_GROUP_ID, body.substring(0, 1)))
                .build();
    }

    private static boolean isAcknowledged(Delivery delivery) {
        try {
            return delivery.awaitAcknowledged();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(Delivery delivery) {
        return delivery.message().body();
    }
}
