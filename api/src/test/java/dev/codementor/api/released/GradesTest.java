package dev.codementor.api.released;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.GradedClass;
import dev.codementor.api.fixture.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class GradesTest {

    private final Api api;

    GradesTest(Api api) {
        this.api = api;
    }

    @Test
    void reachNobodyBeforeTheRelease() {
        GradedClass batch = GradedClass.of(api, "gr-before", "gr-ada").draft("gr-ada", "most", "yes", "no");

        assertThat(batch.student("gr-ada").get(path(batch, "gr-ada")).problem()).isEqualTo("404 unknown-grade");
        assertThat(batch.student("gr-ada").get("/api/v1/grades").json().path("items"))
                .isEmpty();
        batch.release();
        assertThat(batch.student("gr-ada").get(path(batch, "gr-ada")).status()).isEqualTo(200);
    }

    @Test
    void tellStudentsWhatIsTheirsAndNothingElse() {
        GradedClass batch =
                GradedClass.of(api, "gr-whole", "gr-bob").draft("gr-bob", "most", "yes", "no", "instructions");
        batch.teacher()
                .put(
                        batch.item("gr-bob", "/review"),
                        "{\"revision\":1,\"note\":\"Among us.\",\"criteria\":{\"streams\":{\"answer\":\"yes\"}}}");
        batch.release();

        Answer answer = batch.student("gr-bob").get(path(batch, "gr-bob"));
        JsonNode grade = answer.json();

        assertThat(grade.propertyNames())
                .containsExactlyInAnyOrder(
                        "batch",
                        "customId",
                        "course",
                        "assignment",
                        "released",
                        "total",
                        "maximum",
                        "byPerson",
                        "criteria",
                        "appeals");
        assertThat(grade.path("total").decimalValue()).isEqualByComparingTo("5.5");
        assertThat(grade.path("maximum").decimalValue()).isEqualByComparingTo("5");
        assertThat(grade.path("byPerson").asBoolean(false)).isTrue();
        assertThat(grade.path("criteria").get(0).toString()).isEqualTo("""
            {"id":"correct","title":"Correctness","answer":"most","points":2.5,"maximum":4,"extraCredit":false,\
            "feedback":"The model on correctness.","note":"See lecture 3."}\
            """);
        assertThat(grade.path("criteria").get(2).path("extraCredit").asBoolean(false))
                .isTrue();
        assertThat(answer.response().body())
                .doesNotContain("SECRET", "Among us", "instructions", "teacher", "Main.java", "sure");
    }

    @Test
    void areListedNewestFirstBatchByBatch() {
        GradedClass older = GradedClass.of(api, "gr-list", "gr-cem")
                .draft("gr-cem", "none", "yes", "no")
                .release();
        GradedClass newer = GradedClass.of(api, "gr-list", "gr-cem")
                .draft("gr-cem", "full", "yes", "no")
                .release();
        GradedClass.of(api, "gr-list", "gr-cem").draft("gr-cem", "full", "yes", "no");

        JsonNode first = newer.student("gr-cem").get("/api/v1/grades?limit=1").json();
        JsonNode second = newer.student("gr-cem")
                .get("/api/v1/grades?limit=1&before=" + first.path("next").asString())
                .json();

        assertThat(first.path("items")).hasSize(1);
        assertThat(first.path("items").get(0).path("batch").asString())
                .isEqualTo(newer.id().toString());
        assertThat(first.path("items").get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "batch", "customId", "course", "assignment", "released", "total", "maximum", "byPerson");
        assertThat(second.path("items").get(0).path("batch").asString())
                .isEqualTo(older.id().toString());
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void belongToWhomTheRosterKnowsByAnyNameInTheCourse() {
        GradedClass batch = GradedClass.of(api, "gr-whose", "gr-dan", "gr-eva").draft("gr-dan", "most", "yes", "no");
        batch.draft("gr-eva", "full", "yes", "no").release();

        assertThat(batch.student("login-gr-dan").get(path(batch, "gr-dan")).status())
                .isEqualTo(200);
        assertThat(batch.student("gr-eva").get(path(batch, "gr-dan")).problem()).isEqualTo("404 unknown-grade");
        assertThat(batch.teacher().get(path(batch, "gr-dan")).problem()).isEqualTo("404 unknown-grade");
        assertThat(api.as("gr-dan").get(path(batch, "gr-dan")).problem()).isEqualTo("404 unknown-grade");
        assertThat(api.as("gr-dan").get("/api/v1/grades").json().path("items")).isEmpty();
        assertThat(batch.student("gr-dan").get("/api/v1/grades/none/s-gr-dan").problem())
                .isEqualTo("404 unknown-grade");
    }

    @Test
    void showWhatIsDecidedAfterwardsAtOnce() {
        GradedClass batch = GradedClass.of(api, "gr-after", "gr-fay")
                .draft("gr-fay", "none", "yes", "no")
                .release();

        batch.teacher()
                .put(
                        batch.item("gr-fay", "/review"),
                        "{\"revision\":1,\"criteria\":{\"correct\":{\"level\":\"full\"}}}");

        assertThat(batch.student("gr-fay")
                        .get(path(batch, "gr-fay"))
                        .json()
                        .path("total")
                        .decimalValue())
                .isEqualByComparingTo("5");
    }

    @Test
    void haveNoPointsWhereThereIsNoneOrARehearsalsAlone() {
        GradedClass batch = GradedClass.of(api, "gr-none", "gr-gil", "gr-hal")
                .giveUp("gr-gil")
                .rehearse("gr-hal");
        batch.release();

        JsonNode none = batch.student("gr-gil").get(path(batch, "gr-gil")).json();
        JsonNode rehearsal = batch.student("gr-hal").get(path(batch, "gr-hal")).json();

        assertThat(none.has("total")).isFalse();
        assertThat(none.has("rehearsal")).isFalse();
        assertThat(none.path("criteria")).isEmpty();
        assertThat(rehearsal.has("total")).isFalse();
        assertThat(rehearsal.path("rehearsal").asBoolean(false)).isTrue();
        assertThat(rehearsal.path("criteria")).isEmpty();
    }

    private static String path(GradedClass batch, String student) {
        return "/api/v1/grades/" + batch.id() + "/s-" + student;
    }
}
