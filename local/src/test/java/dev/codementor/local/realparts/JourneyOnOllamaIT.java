package dev.codementor.local.realparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.local.fixture.Apart;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.AssignedClass;
import dev.codementor.local.fixture.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The three services, each in a JVM of its own, with a real Ollama whose model is {@code CODEMENTOR_MODEL}. {@code checks/real-parts}
 * brings both. The model may be small: nothing here depends on what it knows.
 */
@EnabledIfEnvironmentVariable(
        named = "CODEMENTOR_TEST_OLLAMA",
        matches = ".+",
        disabledReason = "SKIPPED: no real Ollama; set CODEMENTOR_TEST_OLLAMA to its address to test against it")
class JourneyOnOllamaIT {

    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration BATCH = Duration.ofMinutes(4);
    private static final int CLASS = 2;

    @TempDir
    private static Path data;

    private static Apart apart;
    private static Apart.Service api;
    private static Apart.Service notifier;
    private static Apart.Service worker;

    @BeforeAll
    static void start() {
        apart = Apart.startAlone(data)
                .with("OLLAMA_HOST", System.getenv("CODEMENTOR_TEST_OLLAMA"))
                .with("CODEMENTOR_MODEL", System.getenv().getOrDefault("CODEMENTOR_MODEL", "qwen2.5-coder:1.5b"))
                .with("CODEMENTOR_WORKER_SLOTS", "2")
                // Other programs use the cores too.
                .with("CODEMENTOR_WORKER_MODEL_THREADS", "1")
                .with("CODEMENTOR_WORKER_MODEL_CONTEXT_TOKENS", "4096")
                .with("CODEMENTOR_WORKER_MODEL_ANSWER_TOKENS", "1024")
                .with("CODEMENTOR_WORKER_GRADING_ANSWER_TOKENS", "256")
                // Text is in the ledger soon after it is written.
                .with("CODEMENTOR_WORKER_ATTEMPT_CHECKPOINT", "50ms")
                // The same question gets the same answer.
                .with("CODEMENTOR_WORKER_MODEL_TEMPERATURE", "0")
                .with("CODEMENTOR_WORKER_MODEL_SEED", "1");
        api = apart.api();
        notifier = apart.notifier();
        worker = apart.worker();
        apart.awaitReady();
    }

    @AfterAll
    static void stop() {
        apart.close();
    }

    @Test
    void answersAQuestion() {
        try (Reader reader = reader("ada")) {
            Api ada = student("ada");

            String job = ada.ask("What is a loop in Python? Answer in two sentences.");

            JsonNode told = assertAnswered(ada, reader, job);
            assertThat(told.path("rehearsal").asBoolean()).isFalse();
            assertThat(told.path("usage").path("promptTokens").asInt()).isGreaterThan(10);
            assertThat(told.path("usage").path("answerTokens").asInt()).isPositive();
        }
    }

    @Test
    void stopsAnAnswer() {
        try (Reader reader = reader("alan")) {
            Api alan = student("alan");
            String job = alan.ask("Write a very long story about a teacher and her class.");
            await().atMost(ANSWER).until(() -> reader.held(job).text().length() > 20);

            assertThat(alan.post("/api/v1/jobs/" + job + "/cancel", Map.of()).status())
                    .isEqualTo(202);

            Reader.Held held = reader.awaitSettled(job, ANSWER);
            assertThat(held.settlements().getLast().path("state").asString()).isEqualTo("cancelled");
            assertThat(alan.job(job).body().path("text").asString()).isEqualTo(held.text());
            assertAnswered(alan, reader, alan.ask("What is a variable? Answer in one sentence."));
        }
    }

    @Test
    void goesOnAfterAWorkerThatWasKilledInMidAnswerAsIfNothingHadHappened() {
        String question = "Explain what a function is in Python, what its parameters are, and what it returns.";
        try (Reader undisturbed = reader("grace");
                Reader disturbed = reader("edsger")) {
            String whole = student("grace").ask(question);
            int promptTokens = assertAnswered(student("grace"), undisturbed, whole)
                    .path("usage")
                    .path("promptTokens")
                    .asInt();
            Api edsger = student("edsger");
            String job = edsger.ask(question);
            await().alias("text is in the ledger")
                    .atMost(ANSWER)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() ->
                            edsger.job(job).body().path("text").asString("").length() > 40);

            worker.program().kill();
            worker = apart.worker();

            JsonNode told = assertAnswered(edsger, disturbed, job);
            assertThat(told.path("attempt").asInt()).isEqualTo(2);
            assertThat(disturbed.held(job).text())
                    .isEqualTo(undisturbed.held(whole).text());
            assertThat(told.path("usage").path("promptTokens").asInt())
                    .as("the second worker's model read what was written already, and did not begin again")
                    .isGreaterThan(promptTokens);
        }
    }

    /** What such a model makes of it may be unusable. It ends all the same, and the system says so. */
    @Test
    void bringsABatchToItsEnd() {
        Api teacher = new Api(api.address(), Api.token(apart.servers(), "teacher", "instructor", "cs101"));
        String batch = teacher.upload(
                        "/api/v1/batches",
                        AssignedClass.of(CLASS).with("mostAsks", "1").with("neutralCopy", "false"))
                .body()
                .path("id")
                .asString();

        await().atMost(BATCH).untilAsserted(() -> assertThat(teacher.get("/api/v1/batches/" + batch)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("finished"));
        JsonNode counts = teacher.get("/api/v1/batches/" + batch).body().path("counts");
        assertThat(counts.path("succeeded").asInt() + counts.path("failed").asInt())
                .as("%s", counts)
                .isEqualTo(CLASS);
        assertThat(List.of("s1", "s2")).allSatisfy(item -> {
            JsonNode told =
                    teacher.get("/api/v1/batches/" + batch + "/items/" + item).body();
            assertThat(told.path("state").asString()).isIn("succeeded", "failed");
            assertThat(told.has("draft")
                            || told.has("failure")
                            || !told.path("flags").isEmpty())
                    .as("says what came of it: %s", told)
                    .isTrue();
        });
        assertThat(teacher.get("/api/v1/batches/" + batch + "/receipts/verify")
                        .body()
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    private static JsonNode assertAnswered(Api student, Reader reader, String job) {
        Reader.Held held = reader.awaitSettled(job, ANSWER);
        JsonNode told = student.job(job).body();
        assertThat(told.path("state").asString()).as("%s", told).isEqualTo("answered");
        assertThat(told.path("answer").asString()).isNotBlank().isEqualTo(held.text());
        return told;
    }

    private static Api student(String name) {
        return new Api(api.address(), apart.token(name));
    }

    private static Reader reader(String name) {
        return new Reader().connect(notifier.address(), apart.token(name));
    }
}
