package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.codementor.local.ServicesOnAws.Credentials;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.Collector;
import dev.codementor.local.fixture.Collector.Collected;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A question is one trace: the request, the wait, the attempt, the model, the push and the archive. */
class TracedJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String PROMPT = "Why does my own zebra loop?";

    @Test
    void followsEachQuestionThroughAllServices(@TempDir Path data) throws Exception {
        Choices settings = AwsPermissionsTest.settings(data);
        try (Collector collector = new Collector();
                DataDirectory directory = DataDirectory.take(settings.dataDirectory());
                EmbeddedServers servers = EmbeddedServers.start(settings, directory);
                HttpClient client = HttpClient.newHttpClient()) {
            Credentials owner =
                    new Credentials(servers.s3().accessKey(), servers.s3().secretKey());
            URI s3 = servers.s3().endpoint();
            Map<String, Credentials> credentials = new HashMap<>();
            List.of("api", "worker", "result-notifier").forEach(service -> credentials.put(service, owner));
            AwsPermissionsTest.createQueues(servers.sqs().endpoint(), owner);
            try (S3Client files = AwsPermissionsTest.files(s3, owner);
                    ServicesOnAws services =
                            new ServicesOnAws(servers, settings, servers.sqs().endpoint(), s3, credentials)) {
                services.with(
                                "CODEMENTOR_TRACING_ENDPOINT",
                                collector.endpoint().toString())
                        .with("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULE_DELAY", "100ms")
                        .start();
                String token = Api.studentToken(services.issuer(), "traced");

                String job = ask(client, services.api(), token, "00-" + TRACE + "-" + CALLER + "-01");
                String unsampled =
                        ask(client, services.api(), token, "00-1af7651916cd43dd8448eb211c80319c-" + CALLER + "-00");

                await().atMost(PATIENCE).untilAsserted(() -> assertThat(collector.trace(TRACE))
                        .extracting(Collected::service, Collected::name)
                        .contains(
                                tuple("codementor-api", "http post /api/v1/jobs"),
                                tuple("codementor-worker", "interactive wait"),
                                tuple("codementor-worker", "interactive process"),
                                tuple("codementor-worker", "chat codementor-rehearsal"),
                                tuple("codementor-result-notifier", "push"),
                                tuple("codementor-result-notifier", "archive")));
                List<Collected> spans = collector.trace(TRACE);
                Collected request = named(spans, "http post /api/v1/jobs");
                Collected attempt = named(spans, "interactive process");
                Collected model = named(spans, "chat codementor-rehearsal");
                assertThat(request.parent()).isEqualTo(CALLER);
                assertThat(attempt.parent()).isEqualTo(request.id());
                assertThat(attempt.attributes())
                        .containsEntry("codementor.job.id", job)
                        .containsEntry("codementor.job.attempt", "1");
                assertThat(model.parent()).isEqualTo(attempt.id());
                assertThat(model.attributes())
                        .containsEntry("gen_ai.provider.name", "ollama")
                        .containsKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens");
                assertThat(named(spans, "push").parent()).isEqualTo(attempt.id());
                assertThat(named(spans, "archive").parent()).isEqualTo(request.id());
                assertThat(spans.toString()).doesNotContain("zebra").doesNotContain("traced");
                assertThat(collector.trace("1af7651916cd43dd8448eb211c80319c"))
                        .as("spans of %s, which its caller does not trace", unsampled)
                        .isEmpty();
            }
        }
    }

    private static String ask(HttpClient client, URI api, String token, String traceparent) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/v1/jobs"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("traceparent", traceparent)
                .POST(HttpRequest.BodyPublishers.ofString("{\"course\":\"cs101\",\"prompt\":\"%s\"}".formatted(PROMPT)))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        JsonNode body = JsonMapper.shared().readTree(response.body());
        return body.path("id").asString();
    }

    private static Collected named(List<Collected> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
