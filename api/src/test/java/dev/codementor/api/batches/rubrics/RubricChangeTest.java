package dev.codementor.api.batches.rubrics;

import static dev.codementor.api.fixture.Teacher.BATCHES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Form;
import dev.codementor.api.fixture.Grader;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.api.fixture.Teacher;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class RubricChangeTest {

    private final Teacher teacher;
    private final Grader grader;

    RubricChangeTest(Api api) {
        this.teacher = Teacher.of(api);
        this.grader = Grader.of(api);
    }

    @Test
    void countsAgainWhatHasOtherPointsAlone() {
        String batch = graded();

        Answer changed = change(batch, Teacher.RUBRIC.replace("points: 2", "points: 3"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("toCount").toString()).isEqualTo("[\"readable\"]");
        assertThat(changed.json().path("recounted").asInt()).isEqualTo(3);
        assertThat(changed.json().path("stale").asInt()).isZero();
        JsonNode item = teacher.item(batch, "s01");
        assertThat(item.path("grade").path("total").asInt()).isEqualTo(7);
        assertThat(item.path("grade").path("maximum").asInt()).isEqualTo(7);
        assertThat(item.path("draft").path("source").asString()).isEqualTo("recount");
    }

    @Test
    void asksAgainForWhatChangedAlone() {
        String batch = graded();

        Answer changed = change(batch, Teacher.RUBRIC.replace("Names say", "Names of functions say"));
        assertThat(changed.json().path("toAsk").toString()).isEqualTo("[\"readable\"]");
        assertThat(changed.json().path("stale").asInt()).isEqualTo(3);
        assertThat(teacher.item(batch, "s01").path("grade").path("stale").asBoolean())
                .isTrue();

        Answer again = teacher.order(batch, "regrade");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().path("counts").path("processing").asInt()).isEqualTo(3);
        assertThat(grader.work(batch, "s01").criteria()).containsExactly("readable");
        assertThat(grader.work(batch, "s01").former()).isNotNull();
        grader.grade(batch, "s01");
        assertThat(teacher.batch(batch).path("stale").asInt()).isEqualTo(2);
    }

    @Test
    void asksAgainForWhatHasNoGrade() {
        String batch = teacher.uploaded(teacher.form());
        grader.answerUselessly(batch, "s01", "no");
        grader.fail(batch, "s02");
        grader.grade(batch, "s03");

        Answer again = teacher.order(batch, "regrade");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().path("askedAgain").asInt()).isEqualTo(2);
        assertThat(grader.work(batch, "s01").criteria()).isNull();
        grader.grade(batch, "s01");
        grader.grade(batch, "s02");
        assertThat(teacher.batch(batch).path("graded").asInt()).isEqualTo(3);
    }

    @Test
    void isReadAndChangedByFormsToo() {
        String batch = teacher.uploaded(teacher.form().with("start", "none"));
        String version = teacher.batch(batch).path("rubricVersion").asString();
        JsonNode read = teacher.person().get(BATCHES + "/" + batch + "/rubric").json();
        assertThat(read.path("version").asString()).isEqualTo(version);
        assertThat(read.path("rubric").path("criteria")).hasSize(2);

        Answer changed = new Form()
                .file("rubric", "new.yaml", Teacher.RUBRIC.replace("Statistics", "Stats"))
                .put(teacher.person(), BATCHES + "/" + batch + "/rubric");

        assertThat(changed.json().path("version").asString()).isNotEqualTo(version);
        assertThat(teacher.batch(batch).path("rubricVersion").asString())
                .isEqualTo(changed.json().path("version").asString());
        assertThat(change(batch, "criteria: []").problem()).isEqualTo("422 rubric-invalid");
    }

    private String graded() {
        String batch = teacher.uploaded(teacher.form());
        for (String each : new String[] {"s01", "s02", "s03"}) {
            grader.grade(batch, each);
        }
        return batch;
    }

    private Answer change(String batch, String rubric) {
        return Api.send(teacher.person()
                .request(BATCHES + "/" + batch + "/rubric")
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(rubric))
                .build());
    }
}
