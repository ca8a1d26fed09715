package dev.codementor.stream.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the binder promises, on whatever serves SQS's protocol. */
abstract class SqsBinderContract {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    String queue;

    abstract URI endpoint();

    @BeforeEach
    void nameAQueue() {
        queue = "t-" + UUID.randomUUID();
    }

    App.Builder app() {
        return App.on(endpoint(), queue);
    }

    @Test
    void handsWhatWasSentToTheHandler() {
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        try (App app =
                app().handling(message -> handled.add(message.getPayload())).start()) {
            app.send("a question");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("a question"));
        }
    }
}
