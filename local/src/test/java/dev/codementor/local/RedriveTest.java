package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.rehearsal.RehearsalFault;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.ServicesOnAws.Credentials;
import dev.codementor.local.fixture.Api;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A model server that broke every answer has been repaired: one call settles every job that died of it. */
class RedriveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int JOBS = 100;

    @Test
    void settlesEveryDeadJobUnderItsOldId(@TempDir Path data) {
        Choices settings = AwsPermissionsTest.settings(data);
        try (DataDirectory directory = DataDirectory.take(settings.dataDirectory());
                EmbeddedServers servers = EmbeddedServers.start(settings, directory);
                RehearsalModel model = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
                ServicesOnAws services = services(servers, settings, model)) {
            services.start();
            Api student = new Api(services.api(), Api.studentToken(services.issuer(), "unlucky"));
            Api operator = new Api(services.api(), Api.token(services.issuer(), "op", "operator", "cs101"));
            model.inject(new RehearsalFault(RehearsalFault.Kind.END_WITHOUT_DONE, Duration.ZERO, 0, 0));
            List<String> jobs = IntStream.range(0, JOBS)
                    .mapToObj(i -> student.ask("Question " + i))
                    .toList();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(total(operator, "dead")).isEqualTo(JOBS));
            JsonNode died =
                    operator.get("/api/v1/operations/jobs/" + jobs.getFirst()).body();
            assertThat(died.path("attempts").get(0).path("cause").asString()).isEqualTo("truncated");
            assertThat(died.path("attempts").get(0).path("worker").asString()).isNotEmpty();

            model.clearFaults();
            JsonNode counted = operator.post("/api/v1/operations/redrive", Map.of("course", "cs101", "dryRun", true))
                    .body();
            assertThat(counted.path("total").asInt()).isEqualTo(JOBS);
            assertThat(total(operator, "dead")).isEqualTo(JOBS);
            JsonNode begun = operator.post(
                            "/api/v1/operations/redrive",
                            Map.of("course", "cs101", "reason", "The server is repaired."))
                    .body();

            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode progress = operator.get("/api/v1/operations/redrives/"
                                + begun.path("id").asString())
                        .body();
                assertThat(progress.path("redriven").asInt()).isEqualTo(JOBS);
                assertThat(progress.path("answered").asInt()).isEqualTo(JOBS);
                assertThat(progress.propertyNames()).contains("finished");
            });
            assertThat(jobs).allSatisfy(job -> assertThat(
                            student.job(job).body().path("state").asString())
                    .isEqualTo("answered"));
            assertThat(total(operator, "dead")).isZero();
            assertThat(operator.get("/api/v1/operations/audit?target="
                                    + begun.path("id").asString())
                            .body()
                            .path("entries")
                            .valueStream()
                            .map(entry -> entry.path("action").asString() + " "
                                    + entry.path("affected").asInt()))
                    .containsExactly("redrive-finished " + JOBS, "redrive " + JOBS);
        }
    }

    private static ServicesOnAws services(EmbeddedServers servers, Choices settings, RehearsalModel model) {
        Credentials owner =
                new Credentials(servers.s3().accessKey(), servers.s3().secretKey());
        URI s3 = servers.s3().endpoint();
        Map<String, Credentials> credentials = new HashMap<>();
        List.of("api", "worker", "result-notifier").forEach(service -> credentials.put(service, owner));
        AwsPermissionsTest.createQueues(servers.sqs().endpoint(), owner);
        return new ServicesOnAws(servers, settings, servers.sqs().endpoint(), s3, credentials)
                .with("OLLAMA_HOST", model.endpoint().toString())
                .with("CODEMENTOR_WORKER_ATTEMPT_MOST_BROKEN", "1")
                .with("CODEMENTOR_OPERATIONS_REDRIVE_PER_SECOND", "50");
    }

    private static int total(Api operator, String state) {
        return operator.get("/api/v1/operations/jobs?course=cs101&state=" + state)
                .body()
                .path("total")
                .asInt();
    }
}
