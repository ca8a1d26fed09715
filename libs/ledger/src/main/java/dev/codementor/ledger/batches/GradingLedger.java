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
 * A worker's access to a batch's item while it holds the item's job. Every write names the attempt, and changes nothing
 * once the attempt has lost its lease. The job itself is claimed and settled by the {@code AttemptLedger}.
 */
public interface GradingLedger {

    /** The work to do; empty when the job no longer belongs to an item. */
    Optional<Work> work(JobId job);

    /**
     * Keeps an answer of the model, so that a later attempt need not ask again.
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
     * @param askedBefore how many questions were asked for the item in earlier jobs
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
            int askedBefore,
            boolean concluded) {}

    /**
     * One question and its answer.
     *
     * @param ordinal from 1
     * @param promptDigest SHA-256 of everything that was sent
     * @param usable whether the answer gave all that it was asked for
     * @param faults what it did not give, one sentence each; none of them quotes it
     * @param options the model's options
     */
    record Ask(
            int ordinal,
            Purpose purpose,
            String promptDigest,
            String answer,
            boolean cutOff,
            boolean usable,
            List<String> faults,
            ModelUse model,
            Map<String, String> options,
            int promptTokens,
            @Nullable Integer cachedTokens,
            int answerTokens,
            Duration took) {

        public Ask {
            faults = List.copyOf(faults);
            options = Map.copyOf(options);
        }
    }

    /** The purpose of an answer. */
    enum Purpose {
        DRAFT,
        /** The copy without the student's words. */
        COPY,
        /** Another opinion on an uncertain draft. */
        SAMPLE,
        COMPLETION
    }

    /**
     * What came of an item's questions.
     *
     * @param grade JSON; null when no answer was usable, or for completions
     * @param unusable why there is no grade, as the grading library spells it; null with a grade, and for completions
     * @param flags of the item from now on
     * @param expectedGain null without a grade
     * @param reply JSON; null unless the item is a completion
     */
    record Conclusion(
            @Nullable String grade,
            @Nullable String unusable,
            List<String> flags,
            @Nullable Double expectedGain,
            @Nullable String reply) {

        public Conclusion {
            flags = List.copyOf(flags);
        }

        /** A draft of a grade. */
        public static Conclusion draft(String grade, List<String> flags, @Nullable Double expectedGain) {
            return new Conclusion(grade, null, flags, expectedGain, null);
        }

        /** No draft. */
        public static Conclusion unusable(String why, List<String> flags, @Nullable Double expectedGain) {
            return new Conclusion(null, why, flags, expectedGain, null);
        }

        /** A reply to a program. */
        public static Conclusion reply(String json) {
            return new Conclusion(null, null, List.of(), null, json);
        }
    }
}
