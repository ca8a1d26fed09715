package dev.codementor.grading.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer is worth. */
public sealed interface AnswerVerdict {

    /** A draft that a person may release. */
    record Accepted(Grade grade) implements AnswerVerdict {}

    /** The model may try again. */
    record AskAgain(List<AnswerFault> faults) implements AnswerVerdict {

        public AskAgain {
            faults = List.copyOf(faults);
        }

        /** What the model is told. */
        public List<String> messages() {
            return faults.stream().map(AnswerFault::message).toList();
        }

        /**
         * Decides whether to ask again or to leave the submission to a person.
         *
         * @param attempts so far, including this one
         * @param mostAttempts 1 or more
         */
        public AnswerVerdict within(int attempts, int mostAttempts) {
            return attempts < mostAttempts ? this : new Flagged(Flag.UNUSABLE, faults, null);
        }
    }

    /**
     * A person has to look at the submission first.
     *
     * @param faults empty if the answer's form is right
     * @param draft null when there is none
     */
    record Flagged(
            Flag flag, List<AnswerFault> faults, @Nullable Grade draft) implements AnswerVerdict {

        public Flagged {
            faults = List.copyOf(faults);
        }
    }

    /** Why. */
    enum Flag {
        /** The model confirmed a word that does not occur, so it is not reading. */
        CANARY,
        /** The last allowed attempt was unusable too. */
        UNUSABLE
    }
}
