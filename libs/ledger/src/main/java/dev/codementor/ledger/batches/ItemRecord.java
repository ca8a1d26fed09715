package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.JobRecord.ModelUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as the ledger knows it. See {@link NewItem} for what it was received with.
 *
 * @param flags raised so far
 * @param reply of completions, JSON
 */
public record ItemRecord(
        BatchId batch,
        int nth,
        String customId,
        ItemStudent student,
        HandedIn handedIn,
        Processing processing,
        List<String> flags,
        Grades grades,
        @Nullable String reply) {

    /**
     * What became of it in the hands of workers.
     *
     * @param job the latest; null while it waits for one
     * @param running whether a worker holds it
     * @param unusable why the latest answers gave no draft, as the grading library spells it; null if they gave one, or
     *     nothing was asked yet
     * @param answeredBy null before the first answer
     */
    public record Processing(
            ItemState state,
            @Nullable JobId job,
            boolean running,
            @Nullable Failure failure,
            @Nullable String unusable,
            @Nullable ModelUse answeredBy,
            Spending spending,
            @Nullable Instant settled) {}

    /**
     * What the models' answers to it cost.
     *
     * @param cachedTokens 0 also when no server told
     */
    public record Spending(int asks, long promptTokens, long cachedTokens, long answerTokens, Duration took) {}

    /**
     * The grades that stand.
     *
     * @param revision of the latest grade, 0 before the first; whoever changes the grade names it
     * @param draft the model's latest grade; null without one
     * @param expectedGain points that a person's look is expected to move; null without a draft
     * @param review a person's grade; null without one
     */
    public record Grades(
            int revision,
            @Nullable GradeRecord draft,
            @Nullable Double expectedGain,
            @Nullable GradeRecord review) {}

    public ItemState state() {
        return processing.state();
    }

    /** Of the latest grade, 0 before the first. */
    public int revision() {
        return grades.revision();
    }

    /** The model's latest grade; null without one. */
    public @Nullable GradeRecord draft() {
        return grades.draft();
    }

    /** A person's grade; null without one. */
    public @Nullable GradeRecord review() {
        return grades.review();
    }

    /** The grade that counts: a person's, or else the model's. */
    public @Nullable GradeRecord counting() {
        return review() != null ? review() : draft();
    }
}
