package dev.codementor.api.batches.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch's identity and state. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchStanding(
        @Schema(type = "string", format = "uuid") BatchId id,

        @Schema(allowableValues = {"grading", "completions"})
        String kind,

        String course,
        String assignment,

        @Schema(allowableValues = {"ready", "processing", "paused", "cancelled", "finished"})
        String state,

        @Schema(allowableValues = {"instructor", "spend-cap", "unusable"}) @Nullable
        String pauseReason,

        @Schema(description = "Items of the batch; the counts add up to it")
        int size,

        @Schema(description = "How many of the first items may be worked on")
        int started,

        Counts counts) {

    /** Items by state. */
    @Schema(name = "BatchCounts")
    record Counts(int processing, int succeeded, int failed, int cancelled, int expired) {

        static Counts of(BatchCounts counts) {
            return new Counts(
                    counts.processing(), counts.succeeded(), counts.failed(), counts.cancelled(), counts.expired());
        }
    }

    static BatchStanding of(BatchRecord batch, BatchCounts counts) {
        return new BatchStanding(
                batch.id(),
                BatchStates.kind(batch),
                batch.course(),
                batch.assignment(),
                BatchStates.of(batch, counts),
                BatchStates.pauseReason(batch),
                batch.size(),
                batch.started(),
                Counts.of(counts));
    }
}
