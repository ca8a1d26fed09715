package dev.codementor.api.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.GradedClass;
import dev.codementor.api.fixture.RunningApi;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningApi.class)
class ResultsTest {

    private static final String CANVAS = """
        Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (77),Homework 2 (78)
            Points Possible,,,,,5,9
        "Byron, Ada",ada,u1,ada.byron,A,,8
        "Hopper, Bob",bob,u2,bob.hopper,A,1,7
        """;

    private final Api api;

    ResultsTest(Api api) {
        this.api = api;
    }

    @Test
    void sayOfEachItemHowItStands() {
        GradedClass batch = GradedClass.of(api, "rs-lines", "ada", "bob", "cem", "dan", "eva", "fay")
                .draft("ada", "most", "yes", "no", "instructions")
                .draft("bob", "none", "no", "no")
                .rehearse("cem")
                .giveUp("dan")
                .fail("eva");
        batch.teacher()
                .put(batch.item("bob", "/review"), "{\"revision\":1,\"criteria\":{\"correct\":{\"level\":\"full\"}}}");

        Answer answer = batch.teacher().get(batch.path("/results.jsonl"));
        List<JsonNode> lines = lines(answer);

        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).contains("results-" + batch.id() + ".jsonl");
        assertThat(lines)
                .extracting(line -> line.path("state").asString())
                .containsExactly("draft", "reviewed", "rehearsal", "ungraded", "failed", "processing");
        assertThat(lines.getFirst().path("by").asString()).isEqualTo("model");
        assertThat(lines.getFirst().path("total").decimalValue()).isEqualByComparingTo("3.5");
        assertThat(lines.getFirst().path("flags").toString()).isEqualTo("[\"instructions\"]");
        assertThat(lines.getFirst().path("feedback").asString()).isEqualTo("""
            Correctness: most (2.5/4). The model on correctness.
            See lecture 3.
            Names (1/1). The model on names.
            Streams (0/2). The model on streams.\
            """);
        assertThat(lines.get(1).path("by").asString()).isEqualTo("person");
        assertThat(lines.get(1).path("total").decimalValue()).isEqualByComparingTo("4");
        assertThat(lines.get(2).path("rehearsal").asBoolean(false)).isTrue();
        assertThat(lines.get(2).has("total")).isFalse();
        batch.release();
        assertThat(lines(batch.teacher().get(batch.path("/results.jsonl"))))
                .extracting(line -> line.path("state").asString())
                .startsWith("released", "released", "rehearsal");
    }

    @Test
    void goIntoThePlainTable() {
        GradedClass batch = GradedClass.of(api, "rs-plain", "ada", "bob")
                .draft("ada", "most", "yes", "no")
                .rehearse("bob");

        Answer answer = batch.teacher().get(batch.path("/results.csv"));

        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.response().body().lines())
                .contains(
                        "\uFEFFcustom_id,student,name,state,total,maximum,correct,named,streams,feedback,flags",
                        "s-bob,bob,Student bob,rehearsal,,5,,,,,");
        assertThat(answer.response().body()).contains("s-ada,ada,Student ada,draft,3.5,5,2.5,1,0,");
    }

    @Test
    void goIntoTheGradebookThatCanvasExported() {
        GradedClass batch = GradedClass.withRoster(api, "rs-canvas", CANVAS, "bob", "ada")
                .draft("ada", "most", "yes", "no")
                .rehearse("bob");

        Answer answer = batch.teacher().get(batch.path("/results.csv?format=canvas"));

        assertThat(answer.response().body().lines())
                .containsExactly(
                        "\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Homework 1 (77),Homework 2 (78)",
                        "\"    Points Possible\",,,,,5,9",
                        "\"Byron, Ada\",ada,u1,ada.byron,A,3.5,8",
                        "\"Hopper, Bob\",bob,u2,bob.hopper,A,1,7");
        assertThat(answer.header("Content-Disposition")).contains("results-canvas-" + batch.id() + ".csv");
    }

    @Test
    void goIntoAWorksheetOfMoodle() {
        GradedClass batch = GradedClass.of(api, "rs-moodle", "12").draft("12", "full", "yes", "yes");

        String csv = batch.teacher()
                .get(batch.path("/results.csv?format=moodle"))
                .response()
                .body();

        assertThat(csv).contains("Participant 12,Student 12,12@example.edu,,7,5,Yes,");
        assertThat(csv).contains("Correctness: full (4/4). The model on correctness.<br>\n");
    }

    @Test
    void ofCompletionsHaveTheShapeOfOpenAisOutput() {
        String reply = "{\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\"}}]}";
        GradedClass batch = GradedClass.ofCompletions(api, "rs-completions", "one", "two", "three")
                .reply("one", reply)
                .fail("two");

        List<JsonNode> lines = lines(batch.teacher().get(batch.path("/results.jsonl")));

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("custom_id").asString()).isEqualTo("s-one");
        assertThat(lines.getFirst().path("response").path("status_code").asInt())
                .isEqualTo(200);
        assertThat(lines.getFirst().path("response").path("body"))
                .isEqualTo(JsonMapper.shared().readTree(reply));
        assertThat(lines.getFirst().path("error").isNull()).isTrue();
        assertThat(lines.get(1).path("response").isNull()).isTrue();
        assertThat(lines.get(1).path("error").path("code").asString()).isEqualTo("model-missing");
        assertThat(batch.teacher().get(batch.path("/results.csv")).problem()).isEqualTo("409 not-a-grading");
    }

    @Test
    void areForInstructorsOfTheCourse() {
        GradedClass batch = GradedClass.of(api, "rs-mine", "ada");

        assertThat(api.instructor("teaches-elsewhere", "rs-other")
                        .get(batch.path("/results.csv"))
                        .problem())
                .isEqualTo("404 unknown-batch");
        assertThat(batch.student("ada").get(batch.path("/results.jsonl")).problem())
                .isEqualTo("403 role-missing");
        assertThat(batch.teacher().get(batch.path("/results.csv?format=excel")).problem())
                .isEqualTo("400 invalid-field");
        assertThat(batch.teacher().get(batch.path("/results.csv?fromat=canvas")).problem())
                .isEqualTo("400 unknown-field");
    }

    @Test
    void areWholeForManyPagesOfItems() {
        String[] students =
                IntStream.rangeClosed(1, 450).mapToObj(i -> "many-" + i).toArray(String[]::new);
        GradedClass batch = GradedClass.of(api, "rs-many", students);

        assertThat(lines(batch.teacher().get(batch.path("/results.jsonl"))))
                .extracting(line -> line.path("student").asString())
                .containsExactly(students);
    }

    /** A part must not look like the whole: what breaks after the first bytes were sent breaks the connection. */
    @Test
    void areCutOffWhenTheyBreak() {
        String[] students =
                IntStream.rangeClosed(1, 800).mapToObj(i -> "cut-" + i).toArray(String[]::new);
        GradedClass batch = GradedClass.of(api, "rs-cut", students).draft("cut-800", "most", "yes", "no");
        JdbcClient sql = JdbcClient.create(api.bean(DataSource.class));
        sql.sql("""
            insert into grades (batch, nth, revision, source, rubric_version, grade, by)
            values (:batch, 800, 2, 'person', 'none', '{}', 'somebody')
            """).param("batch", batch.id().value()).update();
        sql.sql("update batch_items set revision = 2, review_revision = 2 where batch = :batch and nth = 800")
                .param("batch", batch.id().value())
                .update();

        assertThatThrownBy(() -> batch.teacher().get(batch.path("/results.jsonl")))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static List<JsonNode> lines(Answer answer) {
        return answer.response()
                .body()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
