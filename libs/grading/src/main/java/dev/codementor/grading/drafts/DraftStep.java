package dev.codementor.grading.drafts;

import dev.codementor.grading.prompting.GradingPrompt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next step towards a draft. */
public sealed interface DraftStep {

    /**
     * Ask the model and report its answer.
     *
     * @param nth its number among questions of the same purpose, counted from 1; for a draft and its copy, a question
     *     after the first asks again for what is missing
     */
    record Ask(Purpose purpose, int nth, GradingPrompt prompt) implements DraftStep {}

    /**
     * There is nothing more to do.
     *
     * @param draft null when no answer was usable or no question was asked
     * @param noDraft why there is none; null if there is one
     * @param flags all flags of the submission from now on
     * @param expectedGain points by which a person's look is expected to change the grade (the former grade if there is
     *     no new one); null without any grade
     */
    record Done(
            @Nullable Draft draft,
            @Nullable NoDraft noDraft,
            Set<ReviewFlag> flags,
            @Nullable Double expectedGain) implements DraftStep {

        public Done {
            flags = Set.copyOf(flags);
        }
    }

    /** The purpose of a question. */
    enum Purpose {
        /** The grade of the submission. */
        DRAFT,
        /** The grade of its copy without the student's words. */
        COPY,
        /** Another opinion on an uncertain draft, sampled with a different seed. */
        SAMPLE
    }
}
