package dev.codementor.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class DocumentsTest {

    private final JsonNode document;

    DocumentsTest(Api api) {
        this.document = api.get("/v3/api-docs").json();
    }

    @Test
    void describesEveryEndpointAndNoOther() {
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/appeals/{id}/answer",
                        "/api/v1/batches",
                        "/api/v1/batches/completions",
                        "/api/v1/batches/{id}",
                        "/api/v1/batches/{id}/agreement",
                        "/api/v1/batches/{id}/appeals",
                        "/api/v1/batches/{id}/cancel",
                        "/api/v1/batches/{id}/items",
                        "/api/v1/batches/{id}/items/{customId}",
                        "/api/v1/batches/{id}/items/{customId}/history",
                        "/api/v1/batches/{id}/items/{customId}/review",
                        "/api/v1/batches/{id}/pause",
                        "/api/v1/batches/{id}/receipts",
                        "/api/v1/batches/{id}/receipts.jsonl",
                        "/api/v1/batches/{id}/receipts/verify",
                        "/api/v1/batches/{id}/regrade",
                        "/api/v1/batches/{id}/release",
                        "/api/v1/batches/{id}/results.csv",
                        "/api/v1/batches/{id}/results.jsonl",
                        "/api/v1/batches/{id}/resume",
                        "/api/v1/batches/{id}/retry-failed",
                        "/api/v1/batches/{id}/rubric",
                        "/api/v1/batches/{id}/start",
                        "/api/v1/conversations",
                        "/api/v1/conversations/{id}",
                        "/api/v1/conversations/{id}/memory",
                        "/api/v1/courses",
                        "/api/v1/courses/{course}/feedback",
                        "/api/v1/grades",
                        "/api/v1/grades/{batch}/{customId}",
                        "/api/v1/grades/{batch}/{customId}/appeals",
                        "/api/v1/jobs",
                        "/api/v1/jobs/{id}",
                        "/api/v1/jobs/{id}/cancel",
                        "/api/v1/jobs/{id}/feedback",
                        "/api/v1/me",
                        "/api/v1/operations/audit",
                        "/api/v1/operations/backlog",
                        "/api/v1/operations/courses/{course}/pause",
                        "/api/v1/operations/courses/{course}/resume",
                        "/api/v1/operations/history",
                        "/api/v1/operations/jobs",
                        "/api/v1/operations/jobs/{id}",
                        "/api/v1/operations/jobs/{id}/cancel",
                        "/api/v1/operations/jobs/{id}/redrive",
                        "/api/v1/operations/live",
                        "/api/v1/operations/overview",
                        "/api/v1/operations/queues",
                        "/api/v1/operations/queues/{name}/pause",
                        "/api/v1/operations/queues/{name}/resume",
                        "/api/v1/operations/redrive",
                        "/api/v1/operations/redrives/{id}",
                        "/api/v1/operations/workers",
                        "/api/v1/operations/workers/{id}/drain",
                        "/api/v1/operations/workers/{id}/quiet",
                        "/api/v1/operations/workers/{id}/unquiet");
    }

    @Test
    void describesAskingWithItsProblems() {
        JsonNode ask = document.path("paths").path("/api/v1/jobs").path("post");

        assertThat(ask.path("responses").propertyNames())
                .containsExactlyInAnyOrder(
                        "202", "400", "401", "403", "406", "409", "413", "415", "422", "429", "431", "500", "503");
        JsonNode tooMany = ask.path("responses").path("429");
        assertThat(tooMany.path("headers").propertyNames()).containsExactly("Retry-After");
        assertThat(tooMany.path("content")
                        .path("application/problem+json")
                        .path("examples")
                        .propertyNames())
                .containsExactlyInAnyOrder("too-fast", "too-many-outstanding");
        assertThat(ask.path("parameters").toString()).contains("Idempotency-Key");
        assertThat(ask.path("responses").path("202").path("content").toString())
                .contains("#/components/schemas/AcceptedJob");
    }

    @Test
    void describesUploadsAsForms() {
        JsonNode upload = document.path("paths").path("/api/v1/batches").path("post");

        assertThat(upload.path("requestBody").path("content").propertyNames()).containsExactly("multipart/form-data");
        assertThat(upload.path("requestBody").toString()).contains("#/components/schemas/NewBatch");
        assertThat(document.path("components")
                        .path("schemas")
                        .path("NewBatch")
                        .path("required")
                        .toString())
                .isEqualTo("[\"assignment\",\"course\",\"rubric\",\"submissions\"]");
        assertThat(upload.path("responses").path("202").path("content").toString())
                .contains("#/components/schemas/Batch\"");
    }

    @Test
    void describesFeedbackWithItsProblems() {
        JsonNode give =
                document.path("paths").path("/api/v1/jobs/{id}/feedback").path("put");

        assertThat(give.path("responses").propertyNames())
                .containsExactlyInAnyOrder(
                        "204", "400", "401", "403", "404", "406", "409", "413", "415", "431", "500", "503");
        assertThat(document.path("components")
                        .path("schemas")
                        .path("NewFeedback")
                        .path("required")
                        .toString())
                .isEqualTo("[\"helpful\"]");
    }

    @Test
    void describesWhatStudentsReadOfTheirGrades() {
        JsonNode grade = document.path("components").path("schemas").path("StudentGrade");

        assertThat(grade.path("properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "batch",
                        "customId",
                        "course",
                        "assignment",
                        "released",
                        "total",
                        "maximum",
                        "byPerson",
                        "rehearsal",
                        "criteria",
                        "appeals");
    }

    @Test
    void describesBodiesAndTokens() {
        JsonNode schemas = document.path("components").path("schemas");

        assertThat(schemas.path("NewPrompt").path("required").toString()).isEqualTo("[\"course\",\"prompt\"]");
        assertThat(schemas.path("Job").path("properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "kind",
                        "course",
                        "conversation",
                        "prompt",
                        "state",
                        "position",
                        "eta",
                        "paused",
                        "waiting",
                        "epoch",
                        "text",
                        "answer",
                        "failure",
                        "model",
                        "rehearsal",
                        "usage",
                        "timeline",
                        "attempt",
                        "feedback");
        assertThat(schemas.path("Problem")
                        .path("properties")
                        .path("code")
                        .path("enum")
                        .toString())
                .contains("idempotency-key-reused");
        assertThat(document.path("components")
                        .path("securitySchemes")
                        .path("bearer")
                        .path("scheme")
                        .asString())
                .isEqualTo("bearer");
        assertThat(document.path("security").toString()).isEqualTo("[{\"bearer\":[]}]");
    }
}
