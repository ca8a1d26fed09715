package dev.codementor.telemetry.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

class CloudWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(CloudWatchConfiguration.class)
            .withBean(
                    AwsCredentialsProvider.class,
                    () -> StaticCredentialsProvider.create(AwsBasicCredentials.create("someone", "secret")))
            .withBean(AwsRegionProvider.class, () -> () -> Region.EU_CENTRAL_1);

    @Test
    void putsTheShortlistUnderItsNamespace() throws Exception {
        try (CloudWatchServer cloudWatch = new CloudWatchServer()) {
            context.withPropertyValues(
                            "AWS_ENDPOINT_URL_CLOUDWATCH=" + cloudWatch.endpoint(),
                            "codementor.cloudwatch.namespace=CodeMentor/test",
                            "codementor.cloudwatch.every=1s")
                    .run(started -> {
                        CloudWatchMeterRegistry registry = started.getBean(CloudWatchMeterRegistry.class);
                        gauge(registry, "codementor.queue.depth", 12, "queue", "interactive", "phase", "held");
                        gauge(registry, "codementor.queue.jobs", 12, "course", "cs101");
                        gauge(registry, "codementor.backlog.start", 30, "queue", "interactive", "percentile", "50");
                        gauge(registry, "codementor.backlog.start", 90, "queue", "interactive", "percentile", "90");
                        Counter attempts = registry.counter("codementor.worker.attempts", "outcome", "failed");

                        await().atMost(PATIENCE).untilAsserted(() -> {
                            attempts.increment();
                            assertThat(cloudWatch.put())
                                    .contains("CodeMentor/test codementor.queue.depth.value"
                                            + " {phase=held, queue=interactive} 12.0")
                                    .contains("CodeMentor/test codementor.backlog.start.value"
                                            + " {percentile=90, queue=interactive} 90.0")
                                    .anyMatch(line -> line.startsWith(
                                            "CodeMentor/test codementor.worker.attempts.count" + " {outcome=failed}"));
                        });
                        assertThat(cloudWatch.put())
                                .noneMatch(line -> line.contains("cs101") || line.contains("percentile=50"));
                        assertThat(cloudWatch.signedBy()).contains("someone/").contains("/eu-central-1/monitoring/");
                    });
        }
    }

    private static void gauge(CloudWatchMeterRegistry registry, String name, double value, String... tags) {
        Gauge.builder(name, () -> value).tags(tags).register(registry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void putsNothingWithoutNamespace(String namespace) {
        context.run(started -> assertThat(started).doesNotHaveBean(CloudWatchMeterRegistry.class));
        context.withPropertyValues("codementor.cloudwatch.namespace=" + namespace)
                .run(started -> assertThat(started).doesNotHaveBean(CloudWatchMeterRegistry.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS/SQS", "Code Mentor"})
    void refusesNamespaceThatCloudWatchRefuses(String namespace) {
        context.withPropertyValues("codementor.cloudwatch.namespace=" + namespace)
                .run(started -> assertThat(started).hasFailed());
    }
}
