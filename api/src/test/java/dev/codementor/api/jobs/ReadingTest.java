package dev.codementor.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.fleet.Backlogs;
import dev.codementor.fleet.Place;
import dev.codementor.fleet.WaitingLine;
import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.Trouble;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class ReadingTest {

    private static final ModelUse MODEL = new ModelUse("qwen2.5-coder:1.5b", "sha256:1", false);

    private final Api api;
    private final AttemptLedger attempts;

    ReadingTest(Api api) {
        this.api = api;
        this.attempts = api.bean(AttemptLedger.class);
    }

    @Test
    void showsWaitingJobWithoutWhatIsNotKnown() {
        Student student = api.as("waits");
        String id = student.ask("Why?").id();

        JsonNode job = student.get("/api/v1/jobs/" + id).json();

        assertThat(job.path("id").asString()).isEqualTo(id);
        assertThat(job.path("kind").asString()).isEqualTo("prompt");
        assertThat(job.path("prompt").asString()).isEqualTo("Why?");
        assertThat(job.path("state").asString()).isEqualTo("accepted");
        assertThat(job.path("position").asInt()).isPositive();
        assertThat(job.path("epoch").asInt(-1)).isZero();
        assertThat(job.path("attempt").asInt(-1)).isZero();
        assertThat(job.path("text").asString("none")).isEmpty();
        assertThat(job.path("rehearsal").asBoolean(true)).isFalse();
        assertThat(Instant.parse(job.path("timeline").path("accepted").asString()))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(job.propertyNames())
                .doesNotContain("conversation", "eta", "answer", "failure", "usage", "model", "owner");
        assertThat(job.path("timeline").propertyNames()).containsExactly("accepted");
    }

    /** ProtocolTest of the notifier expects the same of the WebSocket. */
    @Test
    void showsStartOfWaitingJobAsTheFleetPredictsIt() {
        Student student = api.as("stands-in-line");
        Attempt slow = claim(student.ask("Why?").id());
        JdbcClient.create(api.bean(DataSource.class))
                .sql("update jobs set started_at = clock_timestamp() - interval '2 hours' where id = :id")
                .param("id", slow.job().value())
                .update();
        settle(slow, new Outcome.Answered("Because.", Instant.now(), MODEL, new Usage(12, 5, 2)));
        student.ask("Why not?");
        String id = student.ask("How?").id();
        InstanceDirectory instances = api.bean(InstanceDirectory.class);
        instances.announceWorker(new WorkerState("waits", "1", "qwen", 2, 1, false, false));

        try {
            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                JsonNode job = student.get("/api/v1/jobs/" + id).json();
                Place place = api.bean(WaitingLine.class)
                        .places(List.of(JobId.parse(id)))
                        .get(JobId.parse(id));
                assertThat(place).isNotNull();
                assertThat(place.eta()).isNotNull();
                assertThat(job.path("position").asInt()).isEqualTo(place.position());
                assertThat(Instant.parse(job.path("eta").asString("")))
                        .isCloseTo(place.eta(), within(10, ChronoUnit.SECONDS));
            });
        } finally {
            instances.withdrawWorker("waits");
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> api.bean(Backlogs.class).now().crew().slots() == 0);
        }
    }

    /** ProtocolTest of the notifier expects the same of the WebSocket. */
    @Test
    void showsWhyNobodyBegins() {
        Student student = api.as("waits-for-a-model");
        String id = student.ask("Why?").id();
        InstanceDirectory instances = api.bean(InstanceDirectory.class);
        assertThat(student.get("/api/v1/jobs/" + id)
                        .json()
                        .path("waiting")
                        .path("code")
                        .asString())
                .isEqualTo("no-worker");

        instances.announceWorker(new WorkerState(
                "no-model",
                "1",
                "qwen",
                2,
                0,
                false,
                false,
                new Trouble("pulling", "no route to host"),
                2,
                null,
                List.of()));
        try {
            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                JsonNode job = student.get("/api/v1/jobs/" + id).json();
                assertThat(job.path("state").asString()).isIn("accepted", "queued");
                assertThat(job.has("eta")).isFalse();
                JsonNode waiting = job.path("waiting");
                assertThat(waiting.path("code").asString("")).isEqualTo("model-downloading");
                assertThat(waiting.path("message").asString())
                        .contains("downloaded")
                        .doesNotContain("route");
                assertThat(Instant.parse(waiting.path("until").asString())).isAfter(Instant.now());
            });
        } finally {
            instances.withdrawWorker("no-model");
        }
    }

    @Test
    void showsAnswer() {
        Student student = api.as("is-answered");
        String id = student.ask("Why?").id();
        Attempt attempt = claim(id);
        JsonNode running = student.get("/api/v1/jobs/" + id).json();

        settle(attempt, new Outcome.Answered("Because.", Instant.now(), MODEL, new Usage(12, 5, 2)));

        JsonNode job = student.get("/api/v1/jobs/" + id).json();
        assertThat(running.path("state").asString()).isEqualTo("running");
        assertThat(running.propertyNames()).doesNotContain("position", "answer");
        assertThat(job.path("state").asString()).isEqualTo("answered");
        assertThat(job.path("text").asString()).isEqualTo("Because.");
        assertThat(job.path("answer").asString()).isEqualTo("Because.");
        assertThat(job.path("model").asString()).isEqualTo("qwen2.5-coder:1.5b");
        assertThat(job.path("epoch").asInt()).isEqualTo(1);
        assertThat(job.path("attempt").asInt()).isEqualTo(1);
        assertThat(job.path("usage").toString())
                .isEqualTo("{\"promptTokens\":12,\"cachedTokens\":5,\"answerTokens\":2}");
        assertThat(job.path("timeline").propertyNames()).contains("accepted", "queued", "started", "settled");
        assertThat(job.propertyNames()).doesNotContain("failure", "position");
    }

    @Test
    void showsFailureWithTextSoFarAndWithoutAnswer() {
        Student student = api.as("is-failed");
        String id = student.ask("Why?").id();

        settle(claim(id), new Outcome.Failed("Bec", Instant.now(), MODEL, FailureCode.MODEL_UNREACHABLE));

        JsonNode job = student.get("/api/v1/jobs/" + id).json();
        assertThat(job.path("state").asString()).isEqualTo("failed");
        assertThat(job.path("text").asString()).isEqualTo("Bec");
        assertThat(job.path("failure").path("code").asString()).isEqualTo("model-unreachable");
        assertThat(job.path("failure").path("message").asString()).isNotBlank();
        assertThat(job.propertyNames()).doesNotContain("answer", "usage");
    }

    @Test
    void hidesJobFromOthers() {
        String id = api.as("owns").ask("Why?").id();

        Answer answer = api.as("pries").get("/api/v1/jobs/" + id);
        Answer teacher = api.as(api.issuer()
                        .claims("teaches")
                        .claim("roles", List.of("instructor", "operator"))
                        .build())
                .get("/api/v1/jobs/" + id);

        assertThat(answer.problem()).isEqualTo("404 job-not-found");
        assertThat(teacher.problem()).isEqualTo("404 job-not-found");
        assertThat(api.as("pries").get("/api/v1/jobs").json().path("jobs").size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01936f6e-0000-7000-8000-000000000000", "7", "1-1-1-1-1", "x'--", "%00", "null"})
    void findsNoJobOfAnotherName(String id) {
        assertThat(api.as("guesses").get("/api/v1/jobs/" + id).status()).isIn(404, 400);
        assertThat(api.as("guesses").cancel(id).status()).isIn(404, 400);
    }

    @Test
    void listsOwnJobsNewestFirstPageByPage() {
        Student student = api.as("lists");
        List<String> asked =
                IntStream.range(0, 5).mapToObj(i -> student.ask("q" + i).id()).toList();

        List<String> listed = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = student.get("/api/v1/jobs?limit=2" + (next.isEmpty() ? "" : "&before=" + next))
                    .json();
            page.path("jobs").forEach(job -> listed.add(job.path("id").asString()));
            next = page.path("next").asString("");
            pages++;
        } while (!next.isEmpty());

        assertThat(listed).containsExactlyElementsOf(asked.reversed());
        assertThat(pages).isEqualTo(3);
        assertThat(student.get("/api/v1/jobs").json().path("jobs").size()).isEqualTo(5);
    }

    @Test
    void listsJobsWithTheirPrompts() {
        Student student = api.as("comes-back");
        student.ask("first");
        student.ask("second");

        JsonNode jobs = student.get("/api/v1/jobs").json().path("jobs");

        assertThat(jobs.values())
                .extracting(job -> job.path("prompt").asString())
                .containsExactly("second", "first");
    }

    @Test
    void listsByCourseAndConversation() {
        Student student = api.as("sorts");
        String plain = student.ask("q").id();
        String other = student.post("""
            {"prompt":"q","course":"cs102"}\
            """).id();
        String talk = student.post("""
            {"prompt":"q","course":"cs102","conversation":"c1"}\
            """).id();

        assertThat(ids(student.get("/api/v1/jobs?course=cs101"))).containsExactly(plain);
        assertThat(ids(student.get("/api/v1/jobs?course=cs102"))).containsExactly(talk, other);
        assertThat(ids(student.get("/api/v1/jobs?conversation=c1"))).containsExactly(talk);
        assertThat(ids(student.get("/api/v1/jobs?course=cs101&conversation=c1")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "before=x", "course=%00"})
    void refusesParametersThatAreNotValid(String query) {
        Answer answer = api.as("lists-badly").get("/api/v1/jobs?" + query);

        assertThat(answer.problem()).isEqualTo("400 invalid-field");
        assertThat(answer.json().path("field").asString()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    private Attempt claim(String job) {
        var claim = attempts.claim(JobId.parse(job), "test-worker", Duration.ofMinutes(5), 3);
        assertThat(claim).isInstanceOf(AttemptLedger.Claim.Claimed.class);
        return ((AttemptLedger.Claim.Claimed) claim).attempt();
    }

    private void settle(Attempt attempt, Outcome outcome) {
        assertThat(attempts.settle(attempt, outcome, 2)).isInstanceOf(AttemptLedger.Settlement.Done.class);
    }

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().path("jobs").forEach(job -> ids.add(job.path("id").asString()));
        return ids;
    }
}
