package dev.codementor.api.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.contract.JobId;
import dev.codementor.fleet.Backlogs;
import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.ledger.backlog.TokenSpeed;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class BacklogTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Api api;

    BacklogTest(Api api) {
        this.api = api;
    }

    private Student inRole(String role) {
        return api.as(api.issuer()
                .claims("has-the-role-" + role)
                .claim("roles", List.of(role))
                .claim("courses", List.of())
                .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "operator-read"})
    void showsOperatorsWhatWaits(String role) {
        api.as("waits-for-" + role).ask("Why?");

        await().atMost(SOON).untilAsserted(() -> {
            Api.Answer answer = inRole(role).get("/api/v1/operations/backlog");
            assertThat(answer.status()).isEqualTo(200);
            JsonNode questions = answer.json().path("queues").path("interactive");
            assertThat(questions.path("jobs").path("total").asInt()).isPositive();
            assertThat(questions.path("workerSeconds").path("p50").asDouble()).isPositive();
            assertThat(questions.path("drainSeconds").path("p90").asDouble())
                    .isGreaterThanOrEqualTo(
                            questions.path("drainSeconds").path("p50").asDouble());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"student", "instructor", "service"})
    void refusesEverybodyElse(String role) {
        Api.Answer answer = inRole(role).get("/api/v1/operations/backlog");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asString()).isEqualTo("role-missing");
    }

    @Test
    void tellsAutoscalersWithoutTokenOnManagementPortOnly() {
        api.as("waits-for-a-node").ask("Why?");

        await().atMost(SOON).untilAsserted(() -> {
            Api.Answer answer = Api.send(
                    HttpRequest.newBuilder(api.management("/actuator/backlog")).build());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("workers").path("slots").asInt(-1)).isZero();
            assertThat(answer.json().path("workerSeconds").path("p50").isNumber())
                    .isTrue();
            assertThat(answer.json().path("workerSeconds").path("p50").asDouble())
                    .isPositive();
        });
        assertThat(api.get("/actuator/backlog").status()).isEqualTo(404);
    }

    @Test
    void scoresWhatItToldStudents() {
        InstanceDirectory instances = api.bean(InstanceDirectory.class);
        instances.announceWorker(
                new WorkerState("measures", "1", "qwen", 2, 0, false, false, null, 2, new TokenSpeed(600, 170)));
        try {
            await().atMost(SOON).until(() -> inRole("operator")
                    .get("/api/v1/operations/backlog")
                    .json()
                    .path("workers")
                    .path("basis")
                    .asString()
                    .equals("measured"));
            JobId job = JobId.parse(api.as("is-told").ask("Why?").id());
            await().atMost(SOON).until(() -> predictions(job, "expected_ms") == 1);

            api.bean(AttemptLedger.class).claim(job, "measures", Duration.ofMinutes(1), 3);

            await().atMost(SOON).until(() -> predictions(job, "waited_ms") == 1);
        } finally {
            instances.withdrawWorker("measures");
            await().atMost(SOON)
                    .until(() -> api.bean(Backlogs.class).now().crew().slots() == 0);
        }
    }

    private int predictions(JobId job, String column) {
        return JdbcClient.create(api.bean(DataSource.class))
                .sql("select count(" + column + ") from start_predictions where job = :job")
                .param("job", job.value())
                .query(Integer.class)
                .single();
    }
}
