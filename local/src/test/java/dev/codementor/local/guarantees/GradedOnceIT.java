package dev.codementor.local.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.Apart;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.AssignedClass;
import dev.codementor.local.fixture.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A class of 500 is graded by two workers while everything but the servers is killed twice: counts add up at every push, what
 * is settled stays as it is and is not worked on again, and the results have each submission once.
 */
@Execution(ExecutionMode.CONCURRENT)
class GradedOnceIT {

    private static final int CLASS = 500;
    private static final Duration LONG = Duration.ofSeconds(150);

    @TempDir
    private Path data;

    @Test
    void gradesEverySubmissionOnceAlthoughAllServicesAreKilledTwice() {
        // Slow enough to be killed in the middle of it.
        RehearsalSettings pace = RehearsalSettings.DEFAULT.withSlots(8).withPace(2, Duration.ofMillis(40));
        try (RehearsalModel model = RehearsalModel.start(0, pace);
                Apart apart = Apart.start(data)
                        .with("OLLAMA_HOST", model.endpoint().toString())
                        .with("CODEMENTOR_MODEL", RehearsalModel.MODEL)
                        .with("CODEMENTOR_WORKER_SLOTS", "4");
                Reader reader = new Reader()) {
            Services services = Services.start(apart);
            services.work(apart);
            reader.connect(services.notifier.address(), teacher(apart));
            Api api = services.api(apart);
            String batch = api.upload("/api/v1/batches", AssignedClass.of(CLASS))
                    .body()
                    .path("id")
                    .asString();

            Map<String, JsonNode> settled = new HashMap<>();
            for (int before : new int[] {CLASS / 5, CLASS / 2}) {
                awaitSettled(api, batch, before);
                services.kill();
                services = Services.start(apart);
                reader.drop();
                reader.connect(services.notifier.address(), teacher(apart));
                reader.followBatch(batch);
                api = services.api(apart);
                settled.putAll(succeeded(api, batch));
                assertThat(settled.size())
                        .as("settled when everything was killed")
                        .isBetween(before, CLASS - 1);
                services.work(apart);
            }
            awaitSettled(api, batch, CLASS);

            assertThat(counts(api, batch))
                    .isEqualTo(Map.of("processing", 0, "succeeded", CLASS, "failed", 0, "cancelled", 0, "expired", 0));
            Map<String, JsonNode> all = succeeded(api, batch);
            assertThat(all).hasSize(CLASS);
            settled.forEach((id, item) -> assertThat(all.get(id))
                    .as("settled before the kill: %s", id)
                    .isEqualTo(item));
            assertThat(results(api, batch))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CLASS)
                            .mapToObj(i -> "s" + i)
                            .toList());
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            last(reader, batch).path("counts").path("succeeded").asInt())
                    .isEqualTo(CLASS));
            assertThat(reader.batch(batch)).hasSizeGreaterThan(3).allSatisfy(GradedOnceIT::addsUp);
            assertThat(api.get("/api/v1/batches/" + batch + "/receipts/verify")
                            .body()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    /** Those that are killed. */
    private record Services(Apart.Service apiService, Apart.Service notifier, List<Apart.Service> workers) {

        static Services start(Apart apart) {
            Services services = new Services(apart.api(), apart.notifier(), new ArrayList<>());
            apart.awaitReady();
            return services;
        }

        /** Starts the workers: after the others, so that one can see before what was settled when all were killed. */
        void work(Apart apart) {
            workers.addAll(List.of(apart.worker(), apart.worker()));
            apart.awaitReady();
        }

        Api api(Apart apart) {
            return new Api(apiService.address(), teacher(apart));
        }

        void kill() {
            workers.forEach(worker -> worker.program().kill());
            apiService.program().kill();
            notifier.program().kill();
        }
    }

    private static String teacher(Apart apart) {
        return Api.token(apart.servers(), "teacher", "instructor", "cs101");
    }

    private static void awaitSettled(Api api, String batch, int least) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(
                        CLASS - counts(api, batch).get("processing"))
                .isGreaterThanOrEqualTo(least));
    }

    private static Map<String, Integer> counts(Api api, String batch) {
        JsonNode answer = api.get("/api/v1/batches/" + batch).body();
        addsUp(answer);
        Map<String, Integer> counts = new HashMap<>();
        answer.path("counts")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
        return counts;
    }

    private static void addsUp(JsonNode answer) {
        assertThat(answer.path("counts").valueStream().mapToInt(JsonNode::asInt).sum())
                .as("%s", answer)
                .isEqualTo(CLASS)
                .isEqualTo(answer.path("size").asInt());
    }

    private static Map<String, JsonNode> succeeded(Api api, String batch) {
        Map<String, JsonNode> items = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/batches/" + batch + "/items?state=succeeded&limit=200" + cursor)
                    .body();
            page.path("items").forEach(item -> items.put(item.path("customId").asString(), item));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private static List<String> results(Api api, String batch) {
        return api.text("/api/v1/batches/" + batch + "/results.jsonl")
                .lines()
                .map(line -> new JsonMapper().readTree(line).path("custom_id").asString())
                .toList();
    }

    private static JsonNode last(Reader reader, String batch) {
        return reader.batch(batch).getLast();
    }
}
