package dev.codementor.api.batches.upload;

import static dev.codementor.api.fixture.Teacher.BATCHES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Form;
import dev.codementor.api.fixture.Grader;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.api.fixture.Teacher;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.submissions.SubmissionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class CompletionsTest {

    private static final String LINES = """
        {"custom_id":"q1","method":"POST","url":"/v1/chat/completions","body":{"model":"qwen2.5-coder:1.5b","messages":[{"role":"user","content":"One?"}]}}
        {"custom_id":"q2","method":"POST","url":"/v1/chat/completions","body":{"model":"qwen2.5-coder:1.5b","messages":[{"role":"user","content":"Two?"}]}}
        """;

    private final Api api;
    private final Teacher teacher;

    CompletionsTest(Api api) {
        this.api = api;
        this.teacher = Teacher.of(api);
    }

    @Test
    void receivesRequestsOfAProgram() {
        Answer answer = upload(LINES);

        assertThat(answer.status()).isEqualTo(202);
        JsonNode batch = answer.json();
        assertThat(batch.path("kind").asString()).isEqualTo("completions");
        assertThat(batch.path("assignment").asString()).isEqualTo("completions");
        assertThat(batch.path("model").asString()).isEqualTo("qwen2.5-coder:1.5b");
        assertThat(batch.path("size").asInt()).isEqualTo(2);
        assertThat(batch.propertyNames()).doesNotContain("rubricVersion");

        Work work = Grader.of(api).work(answer.id(), "q2");
        assertThat(work.batch().work()).isInstanceOf(BatchWork.Completions.class);
        String kept = "{\"messages\":[{\"content\":\"Two?\",\"role\":\"user\"}],\"model\":\"qwen2.5-coder:1.5b\"}";
        assertThat(api.bean(SubmissionStore.class).request(work.blindKey())).contains(kept);
        JsonNode item = teacher.item(answer.id(), "q2");
        assertThat(item.path("request").toString()).isEqualTo(kept);
        assertThat(item.propertyNames()).doesNotContain("files", "studentName", "reply");
    }

    @Test
    void hasNoRubric() {
        String batch = upload(LINES).id();

        assertThat(teacher.person().get(BATCHES + "/" + batch + "/rubric").problem())
                .isEqualTo("409 not-a-grading");
        assertThat(teacher.order(batch, "regrade").problem()).isEqualTo("409 not-a-grading");
    }

    @Test
    void saysWhichLineIsWrong() {
        Answer answer = upload(LINES + "{}\n");

        assertThat(answer.problem()).isEqualTo("422 submissions-invalid");
        assertThat(answer.json().path("errors").get(0).path("place").asString()).isEqualTo("line 3");
        assertThat(upload(LINES.replace("qwen2.5-coder:1.5b", "gpt-9")).problem())
                .isEqualTo("400 unknown-model");
    }

    private Answer upload(String lines) {
        return new Form()
                .with("course", teacher.course())
                .file("file", "requests.jsonl", lines)
                .post(teacher.person(), BATCHES + "/completions");
    }
}
