package dev.codementor.api.batches.upload;

import static dev.codementor.api.fixture.Teacher.BATCHES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Form;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.api.fixture.Teacher;
import dev.codementor.api.fixture.Zip;
import dev.codementor.contract.BatchId;
import dev.codementor.grading.submissions.SubmissionFile;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchReader.ItemQuery;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.submissions.SubmissionStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class UploadTest {

    private final Api api;
    private final Teacher teacher;
    private final BatchReader batches;
    private final SubmissionStore store;

    UploadTest(Api api) {
        this.api = api;
        this.teacher = Teacher.of(api);
        this.batches = api.bean(BatchReader.class);
        this.store = api.bean(SubmissionStore.class);
    }

    @Test
    void receivesAClass() {
        Answer answer = teacher.upload(teacher.form().with("start", "none").with("samples", "4"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo(BATCHES + "/" + answer.id());
        JsonNode batch = answer.json();
        assertThat(batch).isEqualTo(teacher.batch(answer.id()));
        assertThat(batch.path("kind").asString()).isEqualTo("grading");
        assertThat(batch.path("state").asString()).isEqualTo("ready");
        assertThat(batch.path("size").asInt()).isEqualTo(3);
        assertThat(batch.path("counts").toString())
                .isEqualTo("{\"processing\":3,\"succeeded\":0,\"failed\":0,\"cancelled\":0,\"expired\":0}");
        assertThat(batch.path("flagged").asInt()).isEqualTo(1);
        assertThat(batch.path("plan").path("samples").asInt()).isEqualTo(4);
        assertThat(batch.path("report").path("skipped").path("files").toString())
                .isEqualTo("[{\"place\":\"s03/.git/config\",\"reason\":\"hidden\"}]");
        assertThat(batch.path("report").propertyNames()).doesNotContain("estimate");
        assertThat(batch.path("estimate").path("modelSeconds").asLong()).isPositive();
        assertThat(batch.path("remaining").path("seconds").asLong()).isPositive();
        assertThat(batch.path("timeline").propertyNames()).containsExactly("created");
    }

    @Test
    void letsNoNameReachTheModel() {
        String batch = teacher.uploaded(teacher.form());

        ItemRecord item = batches.item(BatchId.parse(batch), "s01").orElseThrow();
        List<SubmissionFile> blind = store.blind(item.handedIn().blindKey()).orElseThrow();
        assertThat(blind.toString()).doesNotContain("Amara").contains("sum(numbers)");
        assertThat(item.student().id()).isEqualTo("31037");
        assertThat(item.student().name()).isEqualTo("Amara Okafor");
        assertThat(item.student().aliases()).containsExactly("o.amara@example.edu");
        assertThat(store.roster(store.rosterKey(item.batch())).map(csv -> new String(csv, StandardCharsets.UTF_8)))
                .contains(Teacher.ROSTER);
    }

    @Test
    void receivesJsonl() {
        String batch = teacher.uploaded(
                teacher.empty().file("rubric", "r.yaml", Teacher.RUBRIC).file("submissions", "all.jsonl", """
                    {"custom_id":"a1","student":"ad\\u0000a","files":{"main.py":"print(1)"}}
                    {"custom_id":"a2","files":{"main.py":"print(2)"}}
                    """));

        assertThat(teacher.items(batch, "").path("items")).hasSize(2);
        assertThat(teacher.item(batch, "a1").path("student").asString()).isEqualTo("ad\uFFFDa");
    }

    @Test
    void makesNamesOfFoldersFitForAddresses() {
        String batch = teacher.uploaded(teacher.empty()
                .file("rubric", "r.yaml", Teacher.RUBRIC)
                .file(
                        "submissions",
                        "all.zip",
                        new Zip()
                                .with("a;b/main.py", "1")
                                .with("a%b/main.py", "2")
                                .with("Zoë Q/main.py", "3")
                                .bytes()));

        assertThat(ids(batch)).containsExactlyInAnyOrder("a_b", "a_b-2", "Zoë Q");
        assertThat(teacher.item(batch, "Zo%C3%AB%20Q")
                        .path("files")
                        .get(0)
                        .path("text")
                        .asString())
                .isEqualTo("3");
    }

    @Test
    void givesTheSameBatchForTheSameKeyAndForm() {
        String first = teacher.upload(teacher.form(), "Idempotency-Key", "k1").id();

        // Every upload has another boundary, so it is the fields that are compared.
        assertThat(teacher.upload(teacher.form(), "Idempotency-Key", "k1").id()).isEqualTo(first);
        assertThat(teacher.upload(teacher.bare(), "Idempotency-Key", "k1").problem())
                .isEqualTo("409 idempotency-key-reused");
        assertThat(list()).hasSize(1);
    }

    @Test
    void saysWhereFilesAreWrongAndLeavesNothingBehind() {
        Answer rubric = teacher.upload(teacher.empty()
                .file("rubric", "mine.yaml", Teacher.RUBRIC.replace("points: 2", "points: -2"))
                .file("submissions", "class.zip", Teacher.submissions()));
        Answer roster = teacher.upload(teacher.bare().file("roster", "all mine.csv", "id,name\n1,A\n2,B\n1,C\n"));
        Answer lines = teacher.upload(
                teacher.empty().file("rubric", "r.yaml", Teacher.RUBRIC).file("submissions", "s.jsonl", """
                    {"custom_id":"a","files":{"a.py":"1"}}
                    {"custom_id":"a","files":{"a.py":"2"}}
                    nonsense\
                    """));
        Answer zip = teacher.upload(teacher.empty()
                .file("rubric", "r.yaml", Teacher.RUBRIC)
                .file("submissions", "class.zip", "PK, but no more of it"));
        Answer empty = teacher.upload(teacher.empty()
                .file("rubric", "r.yaml", Teacher.RUBRIC)
                .file(
                        "submissions",
                        "c.zip",
                        new Zip().with("s01/main.py", " \n").bytes()));

        assertThat(rubric.problem()).isEqualTo("422 rubric-invalid");
        assertThat(rubric.json().path("errors").get(0).path("place").asString())
                .isEqualTo("mine.yaml:10 criteria[1].points");
        assertThat(roster.problem()).isEqualTo("422 roster-invalid");
        assertThat(roster.json().path("errors").toString())
                .isEqualTo("[{\"place\":\"all mine.csv:4\",\"message\":\"repeats the id of line 2\"}]");
        assertThat(lines.problem()).isEqualTo("422 submissions-invalid");
        assertThat(lines.json().path("errors").get(0).path("place").asString()).isEqualTo("line 2");
        assertThat(lines.json().path("errors").get(1).path("place").asString()).isEqualTo("line 3");
        assertThat(zip.problem()).isEqualTo("422 submissions-invalid");
        assertThat(empty.problem()).isEqualTo("422 submissions-invalid");
        assertThat(empty.json().path("errors").get(0).path("message").asString())
                .isEqualTo("cannot be graded: empty");
        assertThat(list()).isEmpty();
    }

    @Test
    void deletesTheFilesOfARefusedUpload() {
        String good = "{\"custom_id\":\"a\",\"files\":{\"a.py\":\"1\"}}\n";
        int before = filesInStore();

        assertThat(teacher.upload(teacher.empty()
                                .file("rubric", "r.yaml", Teacher.RUBRIC)
                                .file("submissions", "s.jsonl", good + "nonsense"))
                        .problem())
                .isEqualTo("422 submissions-invalid");

        assertThat(filesInStore()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "course, ../, 400 invalid-field, course",
        "course, elsewhere, 403 not-in-course,",
        "assignment, ' ', 400 invalid-field, assignment",
        "model, gpt-9, 400 unknown-model, model",
        "start, some, 400 invalid-field, start",
        "start, 0, 400 invalid-field, start",
        "spendCapSeconds, 0, 400 invalid-field, spendCapSeconds",
        "expiresHours, 721, 400 invalid-field, expiresHours",
        "pattern, (, 400 invalid-field, pattern",
        "pattern, .*, 400 invalid-field, pattern",
        "plan, '{\"samples\":9}', 400 invalid-field, plan.samples",
        "plan, [], 400 invalid-field, plan",
        "canary, maybe, 400 invalid-field, plan.canary",
        "colour, red, 400 unknown-field, colour"
    })
    void refusesFieldsThatAreNotValid(String field, String value, String problem, String named) {
        Form form =
                new Form().file("rubric", "r.yaml", Teacher.RUBRIC).file("submissions", "c.zip", Teacher.submissions());
        if (!field.equals("course")) {
            form.with("course", teacher.course());
        }
        if (!field.equals("assignment")) {
            form.with("assignment", "a");
        }

        Answer answer = teacher.upload(form.with(field, value));

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().path("field").asString(null)).isEqualTo(named);
    }

    @Test
    void refusesFormsThatAreIncompleteOrNone() {
        assertThat(teacher.upload(teacher.empty().file("rubric", "r.yaml", Teacher.RUBRIC))
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("submissions");
        assertThat(teacher.upload(teacher.form().with("course", "again")).problem())
                .isEqualTo("400 invalid-field");
        assertThat(teacher.form()
                        .post(teacher.person(), BATCHES + "?course=cs101")
                        .problem())
                .isEqualTo("400 invalid-field");
        assertThat(Api.send(teacher.person()
                                .request(BATCHES)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}"))
                                .build())
                        .problem())
                .isEqualTo("415 unsupported-media-type");
        assertThat(Api.send(teacher.person()
                                .request(BATCHES)
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(BodyPublishers.ofString("--x\r\nhalf"))
                                .build())
                        .problem())
                .isEqualTo("400 bad-request");
    }

    @Test
    void isForInstructorsOfTheCourse() {
        String batch = teacher.uploaded(teacher.form());
        Teacher other = Teacher.of(api);

        assertThat(teacher.form().post(api.as("is-no-teacher"), BATCHES).problem())
                .isEqualTo("403 role-missing");
        assertThat(api.as("is-no-teacher").get(BATCHES + "/" + batch).problem()).isEqualTo("403 role-missing");
        for (String path : List.of("", "/items", "/items/s01", "/rubric")) {
            assertThat(other.person().get(BATCHES + "/" + batch + path).problem())
                    .isEqualTo("404 unknown-batch");
        }
        for (String what : List.of("pause", "resume", "cancel", "retry-failed", "regrade")) {
            assertThat(other.order(batch, what).problem()).isEqualTo("404 unknown-batch");
        }
        assertThat(other.order(batch, "start", "{\"items\":\"all\"}").problem()).isEqualTo("404 unknown-batch");
        assertThat(teacher.person().get(BATCHES + "/none").problem()).isEqualTo("404 unknown-batch");
        assertThat(other.person().get(BATCHES).json().path("batches")).isEmpty();
    }

    private List<String> ids(String batch) {
        return batches.items(new ItemQuery(BatchId.parse(batch), null, null, ItemQuery.Order.UPLOAD, 0, 100)).stream()
                .map(ItemRecord::customId)
                .toList();
    }

    private int filesInStore() {
        return api.bean(S3Client.class)
                .listObjectsV2(list -> list.bucket("codementor").prefix("uploads/"))
                .contents()
                .size();
    }

    private JsonNode list() {
        return teacher.person()
                .get(BATCHES + "?course=" + teacher.course())
                .json()
                .path("batches");
    }
}
