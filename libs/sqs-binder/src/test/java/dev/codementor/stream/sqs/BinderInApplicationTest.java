package dev.codementor.stream.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.EmbeddedSqs;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.support.ErrorMessage;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** How the binder fits into an application; what it says to SQS is the contract's matter. */
class BinderInApplicationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private static EmbeddedSqs sqs;

    private final String queue = "application-" + UUID.randomUUID();
    private final Queue<String> handled = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        TestCredentials.set();
        sqs = EmbeddedSqs.start(0);
    }

    @AfterAll
    static void stop() {
        sqs.close();
    }

    private App.Builder app(URI endpoint) {
        return App.on(endpoint, queue).handling(message -> handled.add(message.getPayload()));
    }

    private void awaitHandled() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("a question"));
    }

    @Test
    void usesTheApplicationsOwnClient() {
        try (App app = app(NOWHERE).configuredBy(OwnClient.class).start()) {
            app.send("a question");

            awaitHandled();
            assertThat(app.calls().of(SendMessageBatchRequest.class)).isZero();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(TestApplication.class)
    static class OwnClient {

        @Bean
        SqsClient client() {
            return SqsClient.builder().endpointOverride(sqs.endpoint()).build();
        }
    }

    @Test
    void takesTheEndpointFromTheSdksOwnSettings() {
        System.setProperty("aws.endpointUrlSqs", sqs.endpoint().toString());
        try (App app = app(NOWHERE).with("spring.cloud.aws.sqs.endpoint", "").start()) {
            app.send("a question");

            awaitHandled();
        } finally {
            System.clearProperty("aws.endpointUrlSqs");
        }
    }

    @Test
    void worksAsABinderWithAnEnvironmentOfItsOwn() {
        try (App app = app(NOWHERE)
                .with("spring.cloud.stream.default-binder", "main")
                .with("spring.cloud.stream.binders.main.type", "sqs")
                .with("spring.cloud.stream.binders.main.environment.spring.cloud.aws.sqs.endpoint", sqs.endpoint())
                .start()) {
            app.send("a question");

            awaitHandled();
            assertThat(app.count("messaging.client.consumed.messages")).isEqualTo(1);
        }
    }

    @Test
    void givesFailuresToTheBindingsErrorHandler() {
        try (App app = App.on(sqs.endpoint(), queue)
                .configuredBy(FailingApplication.class)
                .with("spring.cloud.stream.bindings.handle-in-0.error-handler-definition", "onError")
                .handling(message -> {
                    throw new IllegalStateException("a bug, as this test wants it");
                })
                .start()) {
            app.send("a question");

            Errors errors = app.context().getBean(Errors.class);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(errors.messages()).containsExactly("a bug, as this test wants it"));
            await().atMost(PATIENCE).until(() -> app.count("sqs.consumer.acknowledged") == 1);
            assertThat(app.count("sqs.consumer.failed")).isZero();
        }
    }

    private record Errors(Queue<String> messages) {}

    @Configuration(proxyBeanMethods = false)
    @Import(TestApplication.class)
    static class FailingApplication {

        @Bean
        Errors errors() {
            return new Errors(new ConcurrentLinkedQueue<>());
        }

        @Bean
        Consumer<ErrorMessage> onError(Errors errors) {
            return error -> errors.messages().add(error.getPayload().getCause().getMessage());
        }
    }

    @Test
    void sendsForAThreadThatIsInterrupted() {
        try (App app = app(sqs.endpoint()).start()) {
            app.send("a question");
            awaitHandled();

            Thread.currentThread().interrupt();
            app.send("another");

            assertThat(Thread.interrupted()).isTrue();
            await().atMost(PATIENCE).until(() -> handled.size() == 2);
        }
    }

    @Test
    void asksForNoMoreOnceItIsStoppedEvenByAnInterruptedThread() {
        try (App app = app(sqs.endpoint())
                .with("spring.cloud.stream.sqs.default.consumer.wait-time", "1s")
                .start()) {
            await().atMost(PATIENCE).until(() -> app.calls().of(ReceiveMessageRequest.class) > 0);

            Thread.currentThread().interrupt();
            app.bindings().stop("handle-in-0");

            assertThat(Thread.interrupted()).isTrue();
            int calls = app.calls().of(ReceiveMessageRequest.class);
            await().during(Duration.ofMillis(2500))
                    .atMost(PATIENCE)
                    .until(() -> app.calls().of(ReceiveMessageRequest.class) <= calls + 1);
        }
    }

    @Test
    void startsOnlyWithGoodSettings() {
        App.Builder app =
                app(sqs.endpoint()).with("spring.cloud.stream.sqs.bindings.handle-in-0.consumer.wait-time", "1m");

        assertThatThrownBy(app::start)
                .rootCause()
                .hasMessageContaining(
                        "spring.cloud.stream.sqs.bindings.handle-in-0.consumer.wait-time must be between");
    }

    @Test
    void prefersABindingsSettingToTheDefault() {
        try (App app = app(sqs.endpoint())
                .with("spring.cloud.stream.sqs.default.consumer.shutdown-timeout", "100ms")
                .with("spring.cloud.stream.sqs.bindings.handle-in-0.consumer.ack-mode", "manual")
                .start()) {
            app.send("a question");

            awaitHandled();
            assertThat(app.count("sqs.consumer.acknowledged")).isZero();
        }
    }
}
