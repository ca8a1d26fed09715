package dev.codementor.api.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.DispatchLedger;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** On an api of its own, as a paused queue concerns everybody. */
class PausesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Api api;
    private static Operations operations;

    @BeforeAll
    static void start() {
        api = Api.start(Map.of(
                "codementor.dispatch.unsent-after", "200ms",
                "codementor.dispatch.vanished-after", "1h",
                "codementor.quota.per-minute", "1000"));
        api.recorder().noteIn(api.bean(DispatchLedger.class));
        operations = Operations.of(api, "op-pauses");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void keepsAPausedCoursesJobsBackAndSendsThemAfterwards() {
        String before = operations.ask("pc-1", "pc");
        Answer paused = operations.act("courses/pc/pause", "Exam week.");
        String after = operations.ask("pc-2", "pc");
        String elsewhere = operations.ask("pc-3", "pc-other");

        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.json().path("affected").asInt()).isEqualTo(1);
        assertThat(operations.claim(before, "w")).isInstanceOf(Claim.Paused.class);
        assertThat(operations.claim(after, "w")).isInstanceOf(Claim.Paused.class);
        assertThat(operations.claim(elsewhere, "w")).isInstanceOf(Claim.Claimed.class);
        assertThat(operations
                        .look("jobs/" + before)
                        .path("paused")
                        .path("reason")
                        .asString())
                .isEqualTo("Exam week.");
        assertThat(student("pc-1", "pc", before).path("waiting").path("code").asString())
                .isEqualTo("paused");
        assertThat(student("pc-1", "pc", before).propertyNames()).doesNotContain("eta");
        assertThat(student("pc-1", "pc", before).path("paused").path("reason").asString())
                .isEqualTo("Exam week.");
        JsonNode course = Operations.named(operations.look("overview").path("courses"), "course", "pc");
        assertThat(course.path("paused").path("by").asString()).isEqualTo("op-pauses");
        assertThat(api.recorder().sent(JobId.parse(after))).isEmpty();

        int sent = api.recorder().sent(JobId.parse(before)).size();
        Answer resumed = operations.act("courses/pc/resume", "");

        assertThat(resumed.json().path("affected").asInt()).isEqualTo(2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(api.recorder().sent(JobId.parse(before)))
                .hasSizeGreaterThan(sent));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(api.recorder().sent(JobId.parse(after)))
                .isNotEmpty());
        assertThat(operations.claim(before, "w")).isInstanceOf(Claim.Claimed.class);
        assertThat(student("pc-1", "pc", before).propertyNames()).doesNotContain("paused");
    }

    @Test
    void takesNothingFromAPausedQueueButLetsRunningJobsEnd() {
        String running = operations.ask("pq-1", "pq");
        var attempt = operations.claimed(running, "w");
        operations.act("queues/interactive/pause", "Maintenance.");
        try {
            String waiting = operations.ask("pq-2", "pq");

            assertThat(operations.claim(waiting, "w")).isInstanceOf(Claim.Paused.class);
            assertThat(operations
                            .queue("interactive")
                            .path("paused")
                            .path("reason")
                            .asString())
                    .isEqualTo("Maintenance.");
            assertThat(operations.queue("grading").propertyNames()).doesNotContain("paused");
            assertThat(operations.look("queues").path("queues")).hasSize(3);
            assertThat(attempt).isNotNull();
        } finally {
            operations.act("queues/interactive/resume", "Done.");
        }
        assertThat(operations.queue("interactive").propertyNames()).doesNotContain("paused");
        assertThat(operations
                        .look("audit?target=interactive")
                        .path("entries")
                        .valueStream()
                        .map(entry -> entry.path("action").asString()))
                .containsExactly("resume-queue", "pause-queue");
    }

    @Test
    void refusesQueuesAndCoursesThatCannotBe() {
        assertThat(operations.act("queues/outcomes/pause", "").problem()).isEqualTo("404 unknown-queue");
        assertThat(operations.act("courses/-no/pause", "").problem()).isEqualTo("400 invalid-field");
        assertThat(operations
                        .act("courses/never/resume", "")
                        .json()
                        .path("affected")
                        .asInt())
                .isZero();
    }

    private static JsonNode student(String subject, String course, String job) {
        return operations.student(subject, course).get("/api/v1/jobs/" + job).json();
    }
}
