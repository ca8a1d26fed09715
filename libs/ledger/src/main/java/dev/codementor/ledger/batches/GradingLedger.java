package dev.codementor.ledger.batches;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.JobRecord.ModelUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a worker reads and writes of a batch's item while it holds the item's job. Every write names the attempt and changes
 * nothing once that has lost its lease. The job itself is claimed and settled by the {@code AttemptLedger}.
 */
public interface GradingLedger {

    /** What there is to do; empty when the job belongs to no item any more. */
    Optional<Work> work(JobId job);

    /**
     * Keeps an answer of the model, so that another attempt need not ask again.
     *
     * @return false when the attempt has lost its lease
     */
    boolean asked(Attempt attempt, Ask ask);

    /**
     * Keeps what came of the job's asks, once: a second call for the same job changes nothing. The caller settles the job
     * afterwards.
     *
     * @return false when the attempt has lost its lease
     */
    boolean conclude(Attempt attempt, Conclusion conclusion);

    /**
     * @param batch of which the rubric is the one that counted when the job was made; that keeps all attempts at it alike
     * @param rubric canonical JSON; null for completions
     * @param criteria to ask for; null for all
     * @param former the model's grade so far, JSON, whose other criteria stay; null without one
     * @param asked by earlier attempts at the same job, in order
     * @param concluded whether an earlier attempt did everything but settle
     */
    record Work(
            BatchRecord batch,
            @Nullable String rubric,
            int nth,
            String customId,
            String blindKey,
            String digest,
            List<String> flags,
            @Nullable List<String> criteria,
            @Nullable String former,
            List<Ask> asked,
            boolean concluded) {}

    /**
     * One question and its answer.
     *
     * @param ordinal from 1
     * @param promptDigest SHA-256 of all that was sent
     * @param usable whether the answer passed its check
     * @param options that the model was asked with
     */
    record Ask(
            int ordinal,
            Purpose purpose,
            String promptDigest,
            String answer,
            boolean cutOff,
            boolean usable,
            ModelUse model,
            Map<String, String> options,
            int promptTokens,
            @Nullable Integer cachedTokens,
            int answerTokens,
            Duration took) {

        public Ask {
            options = Map.copyOf(options);
        }
    }

    /** What an answer is for. */
    enum Purpose {
        DRAFT,
        /** The copy without the student's words. */
        COPY,
        /** Another opinion on an uncertain draft. */
        SAMPLE,
        COMPLETION
    }

    /**
     * @param grade JSON; null when no answer was usable, or for completions
     * @param flags of the item from now on
     * @param expectedGain null without a grade
     * @param reply JSON; null unless the item is a completion
     */
    record Conclusion(
            @Nullable String grade,
            List<String> flags,
            @Nullable Double expectedGain,
            @Nullable String reply) {

        public Conclusion {
            flags = List.copyOf(flags);
        }
    }
}
