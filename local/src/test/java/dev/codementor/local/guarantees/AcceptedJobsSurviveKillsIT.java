package dev.codementor.local.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.CodeMentor;
import dev.codementor.local.fixture.Transcripts;
import dev.codementor.testing.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Invariants 1 and 2: a 202 cannot be lost, and no job settles twice, whatever is killed at whatever moment. */
@Execution(ExecutionMode.CONCURRENT)
class AcceptedJobsSurviveKillsIT {

    private static final int EACH = 50;

    @TempDir
    private Path data;

    @Test
    void settlesEveryJobOnceWithTheRightTextAfterSigkillInEveryPhase() throws Exception {
        RehearsalSettings quick = RehearsalSettings.DEFAULT.withSlots(EACH).withPace(4, Duration.ofMillis(1));
        int port = FreePort.next();
        Map<String, String> prompts = new LinkedHashMap<>();
        try (CodeMentor codeMentor = CodeMentor.in(data)
                .with("OLLAMA_HOST", "http://127.0.0.1:" + port)
                .with("CODEMENTOR_MODEL", RehearsalModel.MODEL)
                .with("CODEMENTOR_WORKER_SLOTS", Integer.toString(EACH))
                .with("CODEMENTOR_DISPATCH_UNARCHIVED_AFTER", "5s")) {

            try (RehearsalModel model = RehearsalModel.start(port, quick)) {
                codeMentor.start();
                prompts.putAll(ask(codeMentor.as("settled"), "settled"));
                awaitStates(codeMentor.as("settled"), prompts.keySet(), "answered");
                assertThat(model.endpoint().getPort()).isEqualTo(port);
            }

            RehearsalSettings slow = RehearsalSettings.DEFAULT.withSlots(EACH).withPace(60, Duration.ofMillis(500));
            try (RehearsalModel model = RehearsalModel.start(port, slow)) {
                Map<String, String> running = ask(codeMentor.as("running"), "running");
                awaitStates(codeMentor.as("running"), running.keySet(), "running");
                Map<String, String> queued = ask(codeMentor.as("queued"), "queued");
                awaitStates(codeMentor.as("queued"), queued.keySet(), "queued");
                Map<String, String> accepted = ask(codeMentor.as("queued"), "accepted");
                assertThat(codeMentor
                                .as("queued")
                                .job(accepted.keySet().iterator().next())
                                .body()
                                .path("state")
                                .asString())
                        .isEqualTo("accepted");
                prompts.putAll(running);
                prompts.putAll(queued);
                prompts.putAll(accepted);
                codeMentor.killEverything();
            }

            try (RehearsalModel model = RehearsalModel.start(port, quick)) {
                codeMentor.start();

                await().atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(250))
                        .untilAsserted(() -> assertThat(states(codeMentor))
                                .containsOnlyKeys("answered")
                                .containsValue((long) prompts.size()));
                prompts.forEach((id, prompt) -> {
                    String owner = prompt.startsWith("accepted") ? "queued" : prompt.substring(0, prompt.indexOf(' '));
                    assertThat(codeMentor
                                    .as(owner)
                                    .job(id)
                                    .body()
                                    .path("answer")
                                    .asString())
                            .isEqualTo(RehearsalAnswer.to(prompt));
                });
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(Transcripts.jobIds(data))
                        .containsExactlyInAnyOrderElementsOf(prompts.keySet()));
            }
        }
    }

    private static Map<String, String> ask(Api student, String phase) {
        Map<String, String> prompts = new LinkedHashMap<>();
        for (int i = 0; i < EACH; i++) {
            String prompt = phase + " question " + i;
            prompts.put(student.ask(prompt), prompt);
        }
        return prompts;
    }

    private static void awaitStates(Api student, Iterable<String> jobs, String state) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(jobs).allSatisfy(job -> assertThat(
                                student.job(job).body().path("state").asString())
                        .isEqualTo(state)));
    }

    private static Map<String, Long> states(CodeMentor codeMentor) {
        return Stream.of("settled", "running", "queued")
                .flatMap(owner -> StreamSupport.stream(
                        codeMentor
                                .as(owner)
                                .get("/api/v1/jobs?limit=100")
                                .body()
                                .path("jobs")
                                .spliterator(),
                        false))
                .collect(Collectors.groupingBy(job -> job.path("state").asString(), Collectors.counting()));
    }
}
