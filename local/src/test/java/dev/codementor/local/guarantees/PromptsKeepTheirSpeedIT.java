package dev.codementor.local.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.AssignedClass;
import dev.codementor.local.fixture.CodeMentor;
import dev.codementor.local.fixture.Form;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * While a class of 500 is graded a student waits for the start of an answer no longer than one and a half times as on an idle
 * system and one question of a grading more. And two batches are graded side by side. Waits are the ledger's own stamps.
 */
@Execution(ExecutionMode.CONCURRENT)
class PromptsKeepTheirSpeedIT {

    private static final int PROMPTS = 15;

    /** What the model takes for one answer, whatever it is. */
    private static final Duration ANSWER = Duration.ofMillis(600);

    @TempDir
    private Path data;

    @Test
    void letsAStudentWaitForOneGradingAtMost() {
        RehearsalSettings pace = RehearsalSettings.DEFAULT.withSlots(2).withPace(10, ANSWER.dividedBy(10));
        try (RehearsalModel model = RehearsalModel.start(0, pace);
                CodeMentor codeMentor = CodeMentor.in(data)
                        .answeredBy(model.endpoint(), RehearsalModel.MODEL)
                        .with("CODEMENTOR_WORKER_SLOTS", "2")
                        .start()) {
            Api student = codeMentor.as("student");
            Api teacher = new Api(codeMentor.api(), codeMentor.token("teacher", "instructor", "cs101"));
            waits(student, 3);
            List<Duration> idle = waits(student, PROMPTS);

            String batch = upload(teacher, AssignedClass.of(500));
            awaitGraded(teacher, batch, 2);
            List<Duration> busy = waits(student, PROMPTS);
            String other = upload(teacher, AssignedClass.of(20));
            awaitGraded(teacher, other, 4);

            assertThat(p95(busy))
                    .as("idle %s, while grading %s", idle, busy)
                    .isLessThan(p95(idle).multipliedBy(3).dividedBy(2).plus(ANSWER));
            assertThat(processing(teacher, batch)).as("still at it").isPositive();
        }
    }

    private static String upload(Api teacher, Form form) {
        return teacher.upload("/api/v1/batches", form.with("neutralCopy", "false"))
                .body()
                .path("id")
                .asString();
    }

    private static void awaitGraded(Api teacher, String batch, int least) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> teacher.get("/api/v1/batches/" + batch)
                                .body()
                                .path("counts")
                                .path("succeeded")
                                .asInt()
                        >= least);
    }

    private static int processing(Api teacher, String batch) {
        return teacher.get("/api/v1/batches/" + batch)
                .body()
                .path("counts")
                .path("processing")
                .asInt();
    }

    /** One prompt after another: from accepted to the first chunk. */
    private static List<Duration> waits(Api student, int prompts) {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < prompts; i++) {
            String job = student.ask("Why is " + i + " not printed?");
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> "answered"
                            .equals(student.job(job).body().path("state").asString()));
            JsonNode timeline = student.job(job).body().path("timeline");
            waits.add(Duration.between(
                    Instant.parse(timeline.path("accepted").asString()),
                    Instant.parse(timeline.path("firstChunk").asString())));
        }
        return waits;
    }

    private static Duration p95(List<Duration> waits) {
        return waits.stream().sorted().toList().get((int) Math.ceil(0.95 * waits.size()) - 1);
    }
}
