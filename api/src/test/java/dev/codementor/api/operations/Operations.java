package dev.codementor.api.operations;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An operator at work, on courses that no other test uses. */
record Operations(Api api, Student operator) {

    static final int WINDOW = 2;

    static Operations of(Api api, String operator) {
        return new Operations(api, api.operator(operator));
    }

    Answer get(String path) {
        return operator.get("/api/v1/operations/" + path);
    }

    JsonNode look(String path) {
        return get(path).json();
    }

    Answer act(String path, String reason) {
        return operator.act("/api/v1/operations/" + path, reason.isEmpty() ? "" : "{\"reason\":\"" + reason + "\"}");
    }

    JsonNode queue(String name) {
        return named(look("queues").path("queues"), "name", name);
    }

    static JsonNode named(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(node -> node.path(field).asString("").equals(value))
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + field + " " + value + " in " + list));
    }

    Student student(String subject, String course) {
        return api.as(
                api.issuer().claims(subject).claim("courses", List.of(course)).build());
    }

    String ask(String subject, String course) {
        return student(subject, course).askIn(course, "talk", "A secret question?");
    }

    List<String> jobs(String query) {
        return StreamSupport.stream(look("jobs?" + query).path("jobs").spliterator(), false)
                .map(job -> job.path("id").asString())
                .toList();
    }

    AttemptLedger attempts() {
        return api.bean(AttemptLedger.class);
    }

    Claim claim(String job, String worker) {
        return attempts().claim(JobId.parse(job), worker, Duration.ofMinutes(5), 3);
    }

    @Nullable
    Attempt claimed(String job, String worker) {
        return claim(job, worker) instanceof Claim.Claimed claimed ? claimed.attempt() : null;
    }

    void fail(String job, String worker, FailureCode code) {
        settle(job, worker, new Outcome.Failed("", null, null, code));
    }

    void answer(String job, String worker) {
        settle(
                job,
                worker,
                new Outcome.Answered(
                        "A secret answer.",
                        Instant.now().minusSeconds(1),
                        new ModelUse("qwen2.5-coder:1.5b", null, false),
                        new Usage(12, 5, 20)));
    }

    private void settle(String job, String worker, Outcome outcome) {
        Attempt attempt = claimed(job, worker);
        if (attempt == null) {
            throw new AssertionError("not free: " + job);
        }
        attempts().settle(attempt, outcome, WINDOW);
    }
}
