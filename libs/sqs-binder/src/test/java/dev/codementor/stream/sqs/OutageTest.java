package dev.codementor.stream.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.EmbeddedSqs;
import dev.codementor.stream.sqs.binder.SqsBindingsHealth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.stream.config.BindersHealthIndicatorAutoConfiguration.BindersHealthContributor;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What bindings do while SQS is away or a queue is missing, and that they need nobody afterwards. */
@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String queue = "outage-" + UUID.randomUUID();
    private final Queue<String> handled = new ConcurrentLinkedQueue<>();
    private int port;

    @BeforeAll
    static void setCredentials() {
        TestCredentials.set();
    }

    @BeforeEach
    void reserveAPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private App.Builder app() {
        return App.on(endpoint(), queue)
                .with("spring.cloud.stream.sqs.default.consumer.wait-time", "1s")
                .handling(message -> handled.add(message.getPayload()));
    }

    private void awaitHandled(String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly(texts));
    }

    private static Health readiness(App app) {
        return app.context().getBean(SqsBindingsHealth.class).health();
    }

    private static Health binder(App app) {
        return ((HealthIndicator)
                        app.context().getBean(BindersHealthContributor.class).getContributor("sqs"))
                .health();
    }

    private void deleteTheQueue() {
        try (SqsClient sqs = SqsClient.builder().endpointOverride(endpoint()).build()) {
            sqs.deleteQueue(request -> request.queueUrl(
                    sqs.getQueueUrl(name -> name.queueName(queue)).queueUrl()));
        }
    }

    @Test
    void startsWhileSqsRefusesAndReceivesWhenItIsBack(CapturedOutput log) {
        try (App app = app().start()) {
            assertThat(readiness(app).getStatus()).isEqualTo(Status.DOWN);
            assertThat(readiness(app).getDetails().toString())
                    .contains("handle-in-0=not bound to SQS queue '" + queue + "' in region ")
                    .contains(" at " + endpoint() + ": SQS is not reachable: ", "Connection refused");
            assertThat(binder(app).getStatus()).isEqualTo(Status.DOWN);
            assertThatThrownBy(() -> app.send("too early"))
                    .hasStackTraceContaining("could not be sent to SQS queue '" + queue + "' in region ")
                    .hasStackTraceContaining("at " + endpoint() + ": SQS is not reachable: ");

            try (EmbeddedSqs _ = EmbeddedSqs.start(port)) {
                await().atMost(PATIENCE).until(() -> readiness(app).getStatus().equals(Status.UP));
                app.send("a question");

                awaitHandled("a question");
                assertThat(binder(app).getStatus()).isEqualTo(Status.UP);
                assertThat(readiness(app).getDetails().toString()).contains("handle-in-0=receiving");
            }
        }
        assertThat(log).doesNotContain("\tat ");
    }

    @Test
    void startsWhileSqsAcceptsAndSaysNothing() throws Exception {
        try (ServerSocket frozen = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
                App app = app().start()) {
            assertThat(readiness(app).getDetails().toString()).contains("SQS is not reachable");

            frozen.close();
            try (EmbeddedSqs _ = EmbeddedSqs.start(port)) {
                await().atMost(PATIENCE).until(() -> readiness(app).getStatus().equals(Status.UP));
                app.send("a question");

                awaitHandled("a question");
            }
        }
    }

    @Test
    void appliesWhatWasWantedDuringTheOutage() {
        try (App app = app().with("spring.cloud.stream.bindings.handle-in-0.consumer.auto-startup", false)
                .start()) {
            assertThat(readiness(app).getStatus()).isEqualTo(Status.UP);
            app.bindings().start("handle-in-0");
            app.bindings().pause("handle-in-0");

            try (EmbeddedSqs _ = EmbeddedSqs.start(port)) {
                await().atMost(PATIENCE).until(() -> binder(app).getStatus().equals(Status.UP));
                app.send("a question");
                await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(handled::isEmpty);
                app.bindings().resume("handle-in-0");

                awaitHandled("a question");
            }
        }
    }

    @Test
    void makesADeletedQueueAgain(CapturedOutput log) {
        try (EmbeddedSqs _ = EmbeddedSqs.start(port);
                App app = app().start()) {
            app.send("before");
            awaitHandled("before");
            // ElasticMQ would not answer an open poll of a queue that it deletes.
            app.bindings().pause("handle-in-0");
            await().pollDelay(Duration.ofMillis(1500)).atMost(PATIENCE).until(() -> true);
            deleteTheQueue();
            app.bindings().resume("handle-in-0");

            await().atMost(PATIENCE).until(() -> log.toString().contains("Messages cannot be received in region "));
            assertThat(log).contains(": the queue does not exist; trying again");
            await().atMost(PATIENCE).until(() -> binder(app).getStatus().equals(Status.UP));
            app.send("after");
            awaitHandled("before", "after");
        }
    }

    @Test
    void makesADeletedQueueAgainForASender() {
        try (EmbeddedSqs _ = EmbeddedSqs.start(port);
                App app = App.on(endpoint(), queue).start()) {
            app.send("before");
            deleteTheQueue();

            app.send("after");

            assertThat(binder(app).getDetails().toString()).contains("waiting=1");
        }
    }

    @Test
    void saysWhenTheKindOfCauseChanges(CapturedOutput log) {
        try (App app = startWithAQueueAndThenForbidCreation()) {
            await().atMost(PATIENCE).until(() -> log.toString().contains("SQS is not reachable: "));

            try (EmbeddedSqs _ = EmbeddedSqs.start(port)) {
                await().atMost(PATIENCE).until(() -> log.toString().contains("the queue does not exist; trying again"));
                assertThat(readiness(app).getStatus()).isEqualTo(Status.DOWN);
                assertThat(readiness(app).getDetails().toString()).contains("the queue does not exist");

                try (SqsClient sqs =
                        SqsClient.builder().endpointOverride(endpoint()).build()) {
                    sqs.createQueue(request -> request.queueName(queue));
                }
                await().atMost(PATIENCE).until(() -> readiness(app).getStatus().equals(Status.UP));
                app.send("a question");
                awaitHandled("a question");
            }
        }
        assertThat(log.toString().split("Messages cannot be received")).hasSize(3);
        assertThat(log).contains("SQS works again");
    }

    private App startWithAQueueAndThenForbidCreation() {
        try (EmbeddedSqs _ = EmbeddedSqs.start(port)) {
            try (SqsClient sqs =
                    SqsClient.builder().endpointOverride(endpoint()).build()) {
                sqs.createQueue(request -> request.queueName(queue));
            }
            return app().consumer("provision", "fail")
                    .producer("provision", "fail")
                    .start();
        }
    }

    @Test
    void logsAnOutageOnceForManyUnsettledMessages(CapturedOutput log) throws Exception {
        int messages = 40;
        CountDownLatch received = new CountDownLatch(messages);
        CountDownLatch gone = new CountDownLatch(1);
        EmbeddedSqs sqs = EmbeddedSqs.start(port);
        try (App app = app().concurrency(messages)
                .handling(message -> {
                    received.countDown();
                    gone.await();
                })
                .start()) {
            app.send(IntStream.range(0, messages)
                    .<Message<String>>mapToObj(i -> new GenericMessage<>("text " + i))
                    .toList());
            assertThat(received.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            sqs.close();
            gone.countDown();

            await().atMost(PATIENCE).until(() -> app.count("sqs.consumer.acknowledged") == messages);
            await().atMost(PATIENCE).until(() -> log.toString().contains("Messages cannot be settled"));
        } finally {
            sqs.close();
        }
        assertThat(log.toString().split("Messages cannot be settled")).hasSize(2);
        assertThat(log).contains("SQS is not reachable: ").doesNotContain("\tat ");
    }
}
