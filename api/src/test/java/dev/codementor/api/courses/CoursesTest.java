package dev.codementor.api.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.Trouble;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class CoursesTest {

    @Test
    @ExtendWith(RunningApi.class)
    void tellsBuiltInRulesOfTheTokensCourses(Api api) {
        JsonNode items = api.as("attends").get("/api/v1/courses").json().path("items");

        assertThat(items.size()).isEqualTo(2);
        assertThat(items.get(0).toString())
                .isEqualTo(
                        "{\"id\":\"cs101\",\"name\":\"cs101\",\"may\":[\"explain ideas, error messages and"
                                + " code\",\"give hints\",\"review your code\"],\"mayNot\":[\"hand out finished solutions"
                                + " for graded work\"],"
                                + "\"contextTokens\":8192,\"models\":[],\"modelsAway\":[\"qwen2.5-coder:1.5b\"],\"builtIn\":true}");
        assertThat(items.get(1).path("id").asString()).isEqualTo("cs102");
    }

    @Test
    void offersTheModelsThatPostJobsTakes(CapturedOutput output) {
        try (Api api = Api.start(Map.of("codementor.jobs.models", "qwen3:4b,gemma3:4b,phi:2,qwen2.5-coder:latest"))) {
            InstanceDirectory instances = api.bean(InstanceDirectory.class);
            List<String> installed = List.of("qwen2.5-coder:latest", "qwen3:4b", "gemma3:4b", "llama3:8b");
            instances.announceWorker(
                    new WorkerState("works", "1", "qwen2.5-coder", 2, 0, false, false, null, 2, null, installed));
            instances.announceWorker(new WorkerState(
                    "waits", "1", "away:1b", 2, 0, false, false, new Trouble("away", "refused"), 2, null, List.of()));

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> api.bean(LiveWorkers.class).now().workers().size() == 2);

            JsonNode course = api.as("chooses")
                    .get("/api/v1/courses")
                    .json()
                    .path("items")
                    .get(0);

            assertThat(course.path("models").toString()).isEqualTo("[\"gemma3:4b\",\"qwen2.5-coder\",\"qwen3:4b\"]");
            assertThat(course.path("modelsAway").toString()).isEqualTo("[\"away:1b\",\"phi:2\"]");
            assertThat(output).containsOnlyOnce("action=models-missing models=[phi:2]");
            assertThat(api.as("chooses").post("""
                {"prompt":"a","course":"cs101","model":"phi:2"}\
                """).problem()).isEqualTo("400 unknown-model");
            assertThat(api.as("chooses").post("""
                {"prompt":"a","course":"cs101","model":"qwen2.5-coder:latest"}\
                """).status()).isEqualTo(202);
            assertThat(api.as("chooses").post("""
                {"prompt":"a","course":"cs101","model":"gemma3:4b"}\
                """).status()).isEqualTo(202);
            assertThat(api.as("chooses").post("""
                {"prompt":"a","course":"cs101","model":"gemma3:27b"}\
                """).problem()).isEqualTo("400 unknown-model");
        }
    }

    @Test
    void tellsWhatPeopleWrote(@TempDir Path courses) throws IOException {
        Files.createDirectories(courses.resolve("cs101"));
        Files.writeString(courses.resolve("cs101/about.yaml"), """
            name: Programming
            may: [explain]
            mayNot: [solve]
            answerLanguageNote: Ask in English.
            """);

        try (Api api = Api.start(Map.of("codementor.courses.dir", courses.toString()))) {
            JsonNode item = api.as("attends")
                    .get("/api/v1/courses")
                    .json()
                    .path("items")
                    .get(0);

            assertThat(item.toString())
                    .isEqualTo(
                            "{\"id\":\"cs101\",\"name\":\"Programming\",\"may\":[\"explain\"],\"mayNot\":[\"solve\"],\"contextTokens\":8192,\"models\":[],\"modelsAway\":[],\"answerLanguageNote\":\"Ask"
                                    + " in English.\",\"builtIn\":false}");
        }
    }
}
