package dev.codementor.api.batches.control;

import static dev.codementor.api.fixture.Teacher.BATCHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Grader;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.api.fixture.Teacher;
import dev.codementor.api.fixture.Zip;
import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.ledger.ReleasedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class ControlTest {

    private final Api api;
    private final Teacher teacher;
    private final Grader grader;

    ControlTest(Api api) {
        this.api = api;
        this.teacher = Teacher.of(api);
        this.grader = Grader.of(api);
    }

    @Test
    void triesTheFirstAndThenWorksOnAll() {
        String batch = teacher.uploaded(teacher.form().with("start", "1"));
        assertThat(teacher.batch(batch).path("state").asString()).isEqualTo("processing");

        JobId job = grader.job(batch, "s01");
        assertThat(api.recorder().sent(job))
                .containsExactly(new ReleasedJob(
                        job,
                        JobKind.GRADING,
                        BatchId.parse(batch).jobOwner(),
                        BatchId.parse(batch).jobOwner()));
        grader.grade(batch, "s01");

        JsonNode tried = teacher.batch(batch);
        assertThat(tried.path("state").asString()).isEqualTo("ready");
        assertThat(tried.path("started").asInt()).isEqualTo(1);
        assertThat(tried.path("counts").path("succeeded").asInt()).isEqualTo(1);
        assertThat(sum(tried.path("counts"))).isEqualTo(3);

        Answer started = teacher.order(batch, "start", "{\"items\":\"all\"}");
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.json().path("state").asString()).isEqualTo("processing");
        assertThat(started.json().path("eta").asString("")).isNotEmpty();
        grader.grade(batch, "s02");
        grader.grade(batch, "s03");

        JsonNode finished = teacher.batch(batch);
        assertThat(finished.path("state").asString()).isEqualTo("finished");
        assertThat(finished.path("timeline").path("finished").asString("")).isNotEmpty();
        assertThat(finished.propertyNames()).doesNotContain("eta", "remaining");
        assertThat(finished.path("figures").path("asks").asInt()).isEqualTo(3);
        assertThat(finished.path("figures").path("cachedShare").asDouble()).isEqualTo(0.9);
        assertThat(finished.path("figures").path("modelSeconds").asDouble()).isEqualTo(6.0);
    }

    @Test
    void pausesAndGoesOn() {
        String batch = teacher.uploaded(teacher.form().with("start", "none"));
        assertThat(teacher.order(batch, "resume").problem()).isEqualTo("409 batch-state");
        teacher.order(batch, "start", "{\"items\":3}");

        Answer paused = teacher.order(batch, "pause");
        assertThat(paused.status()).isEqualTo(202);
        assertThat(paused.json().path("state").asString()).isEqualTo("paused");
        assertThat(paused.json().path("pauseReason").asString()).isEqualTo("instructor");

        Answer resumed = teacher.order(batch, "resume");
        assertThat(resumed.json().path("state").asString()).isEqualTo("processing");
        grader.grade(batch, "s01");
    }

    @Test
    void pausesAtItsCapAndGoesOnWithAnother() {
        String batch = teacher.uploaded(teacher.form().with("spendCapSeconds", "1"));
        assertThat(teacher.batch(batch).path("spendWarning").asString()).isEqualTo("below-estimate");
        grader.grade(batch, "s01");

        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                        teacher.batch(batch).path("pauseReason").asString(""))
                .isEqualTo("spend-cap"));
        assertThat(teacher.batch(batch).path("spendWarning").asString()).isEqualTo("reached");
        assertThat(teacher.order(batch, "resume").problem()).isEqualTo("400 invalid-field");
        assertThat(teacher.order(batch, "resume", "{\"spendCapSeconds\":2}").problem())
                .isEqualTo("400 invalid-field");
        Answer resumed = teacher.order(batch, "resume", "{\"spendCapSeconds\":600}");
        assertThat(resumed.json().path("state").asString()).isEqualTo("processing");
        assertThat(resumed.json().path("spendCapSeconds").asInt()).isEqualTo(600);
    }

    @Test
    void cancelsWhatWaitsAndKeepsWhatIsDone() {
        String batch = teacher.uploaded(teacher.form());
        grader.grade(batch, "s01");
        JobId waiting = grader.job(batch, "s02");

        Answer cancelled = teacher.order(batch, "cancel");

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.json().path("counts").toString())
                .isEqualTo("{\"processing\":0,\"succeeded\":1,\"failed\":0,\"cancelled\":2,\"expired\":0}");
        assertThat(api.recorder().events(waiting)).isNotEmpty();
        assertThat(teacher.order(batch, "start", "{\"items\":\"all\"}").problem())
                .isEqualTo("409 batch-state");
    }

    @Test
    void showsWhyAnItemHasNoGradeAndAsksAgain() {
        String batch = teacher.uploaded(teacher.form());
        grader.answerUselessly(batch, "s01", "I like this program.");
        grader.grade(batch, "s02");

        JsonNode item = teacher.item(batch, "s01");
        assertThat(item.path("unusable").path("reason").asString()).isEqualTo("not-json");
        assertThat(item.path("unusable").path("message").asString()).contains("did not answer with JSON");
        JsonNode answer = item.path("answers").path(0);
        assertThat(answer.path("text").asString()).isEqualTo("I like this program.");
        assertThat(answer.path("faults").path(0).asString()).isEqualTo("The answer is not one JSON object.");
        assertThat(teacher.item(batch, "s02").has("unusable")).isFalse();
        JsonNode figures = teacher.batch(batch);
        assertThat(figures.path("graded").asInt()).isEqualTo(1);
        assertThat(figures.path("unusable").asInt()).isEqualTo(1);
        assertThat(figures.path("unusableReasons").toString()).isEqualTo("[{\"reason\":\"not-json\",\"items\":1}]");

        Answer retried = teacher.order(batch, "retry-failed");

        assertThat(retried.json().path("askedAgain").asInt()).isEqualTo(1);
        grader.grade(batch, "s01");
        assertThat(teacher.item(batch, "s01").path("grade").path("total").isNumber())
                .isTrue();
        assertThat(teacher.item(batch, "s01").path("answers")).hasSize(2);
        assertThat(teacher.order(batch, "retry-failed")
                        .json()
                        .path("askedAgain")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void pausesWhenItsFirstAnswersAllFailInTheSameWay() {
        Zip many = new Zip();
        IntStream.rangeClosed(1, 7).forEach(n -> many.with("t%d/main.py".formatted(n), "print(%d)\n".formatted(n)));
        String batch = teacher.uploaded(teacher.empty()
                .file("rubric", "rubric.yaml", Teacher.RUBRIC)
                .file("submissions", "class.zip", many.bytes()));
        IntStream.rangeClosed(1, 5).forEach(n -> grader.answerUselessly(batch, "t" + n, "no"));

        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                        teacher.batch(batch).path("pauseReason").asString(""))
                .isEqualTo("unusable"));
        assertThat(teacher.batch(batch).path("advice").asString(""))
                .contains("None of the first answers gave a grade", "did not answer with JSON", "retry-failed");

        assertThat(teacher.order(batch, "retry-failed")
                        .json()
                        .path("askedAgain")
                        .asInt())
                .isEqualTo(5);
        Answer resumed = teacher.order(batch, "resume");
        assertThat(resumed.json().path("state").asString()).isEqualTo("processing");
        assertThat(resumed.json().has("advice")).isFalse();
        grader.grade(batch, "t1");
    }

    @Test
    void retriesWhatFailed() {
        String batch = teacher.uploaded(teacher.form());
        grader.fail(batch, "s01");
        assertThat(teacher.item(batch, "s01").path("failure").path("code").asString(""))
                .isNotEmpty();

        Answer retried = teacher.order(batch, "retry-failed");

        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.json().path("counts").path("failed").asInt()).isZero();
        assertThat(retried.json().path("askedAgain").asInt()).isEqualTo(1);
        grader.grade(batch, "s01");
        assertThat(teacher.item(batch, "s01").path("state").asString()).isEqualTo("succeeded");
    }

    @Test
    void refusesOrdersThatAreNotValid() {
        String batch = teacher.uploaded(teacher.form().with("start", "none"));

        for (String body : List.of("{}", "{\"items\":0}", "{\"items\":\"some\"}", "{\"items\":1.5}")) {
            assertThat(teacher.order(batch, "start", body).problem()).isEqualTo("400 invalid-field");
        }
        assertThat(teacher.order(batch, "start", "{\"item\":1}").problem()).isEqualTo("400 unknown-field");
    }

    @Test
    void listsBatchesInPages() {
        List<String> uploaded = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            uploaded.addFirst(teacher.uploaded(teacher.form().with("start", "none")));
        }

        JsonNode first = teacher.person().get(BATCHES + "?limit=2").json();
        JsonNode second = teacher.person()
                .get(BATCHES + "?limit=2&before=" + first.path("next").asString())
                .json();

        List<String> listed = new ArrayList<>();
        first.path("batches").forEach(each -> listed.add(each.path("id").asString()));
        second.path("batches").forEach(each -> listed.add(each.path("id").asString()));
        assertThat(listed).isEqualTo(uploaded);
        assertThat(second.propertyNames()).doesNotContain("next");
        assertThat(teacher.person().get(BATCHES + "?cours=x").problem()).isEqualTo("400 unknown-field");
        assertThat(teacher.person().get(BATCHES + "?course=other").problem()).isEqualTo("403 not-in-course");
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode each : counts) {
            sum += each.asInt();
        }
        return sum;
    }
}
