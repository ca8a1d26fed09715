package dev.codementor.grading.drafts;

import dev.codementor.grading.prompting.GradingPrompt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be done next for a draft. */
public sealed interface DraftStep {

    /**
     * Ask the model, and tell what came of it.
     *
     * @param nth of its purpose, counted from 1
     */
    record Ask(Purpose purpose, int nth, GradingPrompt prompt) implements DraftStep {}

    /**
     * Nothing more.
     *
     * @param draft null when no answer was usable, or none was asked for
     * @param flags all that the submission has from now on
     * @param expectedGain points that a person's look is expected to move, of the former grade where there is no new one;
     *     null without any
     */
    record Done(
            @Nullable Draft draft,
            Set<ReviewFlag> flags,
            @Nullable Double expectedGain) implements DraftStep {

        public Done {
            flags = Set.copyOf(flags);
        }
    }

    /** What a question is for. */
    enum Purpose {
        /** The grade of the submission. */
        DRAFT,
        /** The grade of its copy without the student's words. */
        COPY,
        /** Another opinion on an uncertain draft; to be drawn anew, and not with the seed of the draft. */
        SAMPLE
    }
}
