package dev.codementor.api.courses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.RunningApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CoursesTest {

    @Test
    @ExtendWith(RunningApi.class)
    void tellsBuiltInRulesOfTheTokensCourses(Api api) {
        JsonNode items = api.as("attends").get("/api/v1/courses").json().path("items");

        assertThat(items.size()).isEqualTo(2);
        assertThat(items.get(0).toString())
                .isEqualTo("{\"id\":\"cs101\",\"name\":\"cs101\","
                        + "\"may\":[\"explain ideas, error messages and code\",\"give hints\",\"review your code\"],"
                        + "\"mayNot\":[\"hand out finished solutions for graded work\"],"
                        + "\"contextTokens\":8192,\"models\":[\"qwen2.5-coder:1.5b\"],\"builtIn\":true}");
        assertThat(items.get(1).path("id").asString()).isEqualTo("cs102");
    }

    @Test
    void offersTheModelsThatPostJobsTakes() {
        try (Api api = Api.start(Map.of("codementor.jobs.models", "qwen3:4b,gemma3:4b"))) {
            JsonNode models = api.as("chooses")
                    .get("/api/v1/courses")
                    .json()
                    .path("items")
                    .get(0)
                    .path("models");

            assertThat(models.toString()).isEqualTo("[\"gemma3:4b\",\"qwen3:4b\"]");
            assertThat(api.as("chooses").post("""
                            {"prompt":"a","course":"cs101","model":"gemma3:4b"}""").status()).isEqualTo(202);
            assertThat(api.as("chooses").post("""
                            {"prompt":"a","course":"cs101","model":"gemma3:27b"}""").problem()).isEqualTo("400 unknown-model");
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
                            "{\"id\":\"cs101\",\"name\":\"Programming\",\"may\":[\"explain\"],\"mayNot\":[\"solve\"],"
                                    + "\"contextTokens\":8192,\"models\":[],\"answerLanguageNote\":\"Ask in English.\",\"builtIn\":false}");
        }
    }
}
