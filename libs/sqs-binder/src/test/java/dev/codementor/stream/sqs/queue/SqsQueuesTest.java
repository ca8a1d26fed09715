package dev.codementor.stream.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.embedded.EmbeddedSqs;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsQueuesTest {

    private static final Setting SETTING = new Setting("spring.cloud.stream.sqs.bindings.orders-in-0.consumer");

    private static EmbeddedSqs sqs;
    private static SqsClient client;

    private final String name = "orders-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        sqs = EmbeddedSqs.start(0);
        client = client(sqs.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        sqs.close();
    }

    private static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    private static SqsQueueProperties toCreate(Duration visibility) {
        SqsQueueProperties wanted = new SqsQueueProperties() {};
        wanted.setProvision(Provision.CREATE);
        wanted.setVisibilityTimeout(visibility);
        return wanted;
    }

    @Test
    void takesAQueueThatSomebodyElseCreatesAtTheSameTimeWithOtherSettings() throws Exception {
        try (ExecutorService services = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<SqsQueue>> starts = IntStream.range(10, 18)
                    .<Callable<SqsQueue>>mapToObj(seconds -> () -> new SqsQueues(client)
                            .bound(name, toCreate(Duration.ofSeconds(seconds)), SETTING)
                            .find())
                    .toList();

            for (Future<SqsQueue> start : services.invokeAll(starts)) {
                assertThat(start.get().url()).endsWith("/" + name);
            }
        }
    }

    @Test
    void refusesASettingBeforeItAsksAnybody() {
        assertThatThrownBy(() -> new SqsQueues(client).bound(name, toCreate(Duration.ZERO), SETTING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SETTING.prefix() + ".visibility-timeout must be between");
    }

    @Test
    void reportsAMissingQueueThatIsGivenByItsUrl() {
        String url = sqs.endpoint() + "/000000000000/" + name;

        assertThatThrownBy(() -> new SqsQueues(client)
                        .bound(url, toCreate(Duration.ofSeconds(10)), SETTING)
                        .find())
                .isInstanceOf(MissingQueueException.class)
                .hasMessageContaining("does not exist in region eu-central-1 at " + sqs.endpoint());
    }

    @Test
    void namesRegionAndEndpointOfAnSqsThatIsAway() {
        try (SqsClient nowhere = client(URI.create("http://127.0.0.1:9"))) {
            SqsQueues queues = new SqsQueues(nowhere);

            assertThatThrownBy(() -> queues.bound(name, toCreate(Duration.ofSeconds(10)), SETTING)
                            .find())
                    .isInstanceOf(ProvisioningException.class)
                    .hasMessageContaining("SQS queue '" + name + "' cannot be used in region eu-central-1 at "
                            + "http://127.0.0.1:9: SQS is not reachable: ")
                    .hasMessageNotContaining("\n");
        }
    }
}
