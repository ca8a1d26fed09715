package dev.codementor.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.contract.FailureCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class JobsTest {

    private final Api api;
    private final Operations operations;

    JobsTest(Api api) {
        this.api = api;
        this.operations = Operations.of(api, "op-jobs");
    }

    @Test
    void findsJobsByEverythingThatAnOperatorKnows() {
        String failed = operations.ask("opj-1", "opj");
        operations.fail(failed, "opj-w1", FailureCode.MODEL_UNREACHABLE);
        String tooLong = operations.ask("opj-1", "opj");
        operations.fail(tooLong, "opj-w2", FailureCode.ANSWER_TOO_LONG);
        String answered = operations.ask("opj-2", "opj");
        operations.answer(answered, "opj-w1");
        String running = operations.ask("opj-2", "opj");
        operations.claim(running, "opj-w1");
        String sent = operations.ask("opj-2", "opj");
        String held = operations.ask("opj-2", "opj");

        assertThat(operations.jobs("course=opj")).containsExactly(held, sent, running, answered, tooLong, failed);
        assertThat(operations.jobs("course=opj&state=held")).containsExactly(held);
        assertThat(operations.jobs("course=opj&state=waiting")).containsExactly(held, sent);
        assertThat(operations.jobs("course=opj&state=running")).containsExactly(running);
        assertThat(operations.jobs("course=opj&state=failed")).containsExactly(tooLong, failed);
        assertThat(operations.jobs("course=opj&state=dead")).containsExactly(failed);
        assertThat(operations.jobs("course=opj&state=answered")).containsExactly(answered);
        assertThat(operations.jobs("owner=opj-1")).containsExactly(tooLong, failed);
        assertThat(operations.jobs("worker=opj-w1")).containsExactly(running, answered, failed);
        assertThat(operations.jobs("course=opj&cause=answer-too-long")).containsExactly(tooLong);
        assertThat(operations.jobs("course=opj&kind=grading")).isEmpty();
        assertThat(operations.jobs("course=opj&since=" + Instant.now().plusSeconds(60)))
                .isEmpty();
        assertThat(operations.jobs("course=opj&until=" + Instant.now().plusSeconds(60)))
                .hasSize(6);
        assertThat(operations.jobs("course=opj&until=" + Instant.now().minusSeconds(3600)))
                .isEmpty();
    }

    @Test
    void pagesThroughWhatItFinds() {
        String first = operations.ask("opp-1", "opp");
        String second = operations.ask("opp-1", "opp");
        String third = operations.ask("opp-1", "opp");

        JsonNode newest = operations.look("jobs?course=opp&limit=2");
        JsonNode oldest = operations.look(
                "jobs?course=opp&limit=2&cursor=" + newest.path("next").asString());

        assertThat(newest.path("total").asInt()).isEqualTo(3);
        assertThat(newest.path("jobs").get(0).path("id").asString()).isEqualTo(third);
        assertThat(newest.path("jobs").get(1).path("id").asString()).isEqualTo(second);
        assertThat(oldest.path("jobs")).hasSize(1);
        assertThat(oldest.path("jobs").get(0).path("id").asString()).isEqualTo(first);
        assertThat(oldest.propertyNames()).doesNotContain("next");
    }

    @ParameterizedTest
    @CsvSource({
        "state=lost, state",
        "kind=essay, kind",
        "since=yesterday, since",
        "until=2026-01-01, until",
        "since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z, until",
        "cursor=x, cursor",
        "limit=0, limit",
        "limit=101, limit",
        "stat=failed, stat"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        Answer refused = operations.get("jobs?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void showsAJobsWayWithoutItsText() {
        String job = operations.ask("opd-1", "opd");
        operations.answer(job, "opd-w");

        Answer shown = operations.get("jobs/" + job);

        assertThat(shown.response().body()).doesNotContain("secret");
        JsonNode json = shown.json();
        assertThat(phases(json))
                .containsSubsequence("accepted", "started", "settled")
                .contains("firstChunk");
        assertThat(json.path("job").path("owner").asString()).isEqualTo("opd-1");
        assertThat(json.path("job").path("worker").asString()).isEqualTo("opd-w");
        assertThat(json.path("attempts")).hasSize(1);
        assertThat(json.path("attempts").get(0).path("worker").asString()).isEqualTo("opd-w");
        assertThat(json.path("attempts").get(0).path("ending").asString()).isEqualTo("answered");
        assertThat(json.path("answerTokens").asInt()).isEqualTo(20);
        assertThat(operations
                        .get("jobs/" + "01890000-0000-7000-8000-000000000000")
                        .problem())
                .isEqualTo("404 job-not-found");
    }

    @Test
    void showsTheTextToThoseWhoTeachTheCourse() {
        String job = operations.ask("opt-1", "opt");
        operations.answer(job, "opt-w");
        JsonNode seen = api.as(api.issuer()
                        .claims("op-and-teacher")
                        .claim("roles", List.of("operator-read", "instructor"))
                        .claim("courses", List.of("opt"))
                        .build())
                .get("/api/v1/operations/jobs/" + job)
                .json();
        JsonNode elsewhere = api.as(api.issuer()
                        .claims("op-and-teacher-elsewhere")
                        .claim("roles", List.of("operator", "instructor"))
                        .claim("courses", List.of("other"))
                        .build())
                .get("/api/v1/operations/jobs/" + job)
                .json();

        assertThat(seen.path("text").path("prompt").asString()).isEqualTo("A secret question?");
        assertThat(seen.path("text").path("answer").asString()).isEqualTo("A secret answer.");
        assertThat(elsewhere.propertyNames()).doesNotContain("text");
    }

    @Test
    void cancelsAnybodysJobAndWritesItDown() {
        String waiting = operations.ask("opc-1", "opc");
        String running = operations.ask("opc-1", "opc");
        operations.claim(running, "opc-w");

        Answer now = operations.act("jobs/" + waiting + "/cancel", "wrong course");
        Answer soon = operations.act("jobs/" + running + "/cancel", "");

        assertThat(now.status()).isEqualTo(202);
        assertThat(now.json().path("affected").asInt()).isEqualTo(1);
        assertThat(operations.jobs("course=opc&state=cancelled")).containsExactly(waiting);
        assertThat(soon.status()).isEqualTo(202);
        assertThat(operations.look("jobs/" + running).path("cancelRequested").asBoolean())
                .isTrue();
        assertThat(operations.act("jobs/" + waiting + "/cancel", "").problem()).isEqualTo("409 already-settled");
        JsonNode entry =
                operations.look("audit?target=" + waiting).path("entries").get(0);
        assertThat(entry.path("id").asString())
                .isEqualTo(now.json().path("audit").asString());
        assertThat(entry.path("by").asString()).isEqualTo("op-jobs");
        assertThat(entry.path("action").asString()).isEqualTo("cancel-job");
        assertThat(entry.path("reason").asString()).isEqualTo("wrong course");
        assertThat(operations.look("jobs/" + waiting).path("actions")).hasSize(1);
    }

    private static List<String> phases(JsonNode job) {
        return job.path("timeline")
                .valueStream()
                .map(step -> step.path("phase").asString())
                .toList();
    }
}
