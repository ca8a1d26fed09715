package dev.codementor.notifier.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.JobRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line of a transcript. The line of a settled job always has the same bytes.
 *
 * @param answer the text of an answered job
 * @param text the partial text of a job without an answer; null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "kind",
    "course",
    "owner",
    "conversation",
    "state",
    "prompt",
    "answer",
    "text",
    "failure",
    "requestedModel",
    "model",
    "digest",
    "rehearsal",
    "usage",
    "timeline",
    "attempts"
})
record JobLine(
        JobId id,
        JobKind kind,
        String course,
        String owner,
        @Nullable String conversation,
        JobState state,
        String prompt,
        @Nullable String answer,
        @Nullable String text,
        @Nullable Failure failure,
        @Nullable String requestedModel,
        @Nullable String model,
        @Nullable String digest,
        @Nullable Boolean rehearsal,
        JobRecord.@Nullable Usage usage,
        JobRecord.Timeline timeline,
        int attempts) {

    static JobLine of(JobRecord job) {
        boolean answered = job.state() == JobState.ANSWERED;
        JobRecord.ModelUse model = job.answeredBy();
        return new JobLine(
                job.id(),
                job.kind(),
                job.course(),
                job.owner(),
                job.conversation(),
                job.state(),
                job.prompt(),
                answered ? job.text() : null,
                answered || job.text().isEmpty() ? null : job.text(),
                job.failure(),
                job.requestedModel(),
                model == null ? null : model.model(),
                model == null ? null : model.digest(),
                model == null ? null : model.rehearsal(),
                job.usage(),
                job.timeline(),
                job.attempt());
    }
}
