package dev.codementor.grading.answers;

/**
 * Why an answer cannot be used.
 *
 * @param criterion its id; empty for the answer as a whole
 * @param message a sentence that can be told to the model; it quotes neither the answer nor the submission
 */
public record AnswerFault(Kind kind, String criterion, String message) {

    /** What is wrong. */
    public enum Kind {
        /** The model ran out of tokens. */
        CUT_OFF,
        NOT_JSON,
        /** A member is missing, unknown or of another type. */
        SCHEMA,
        CRITERION_MISSING,
        CRITERION_UNKNOWN,
        CRITERION_TWICE,
        /** The answer is not one of those that the criterion allows. */
        ANSWER_UNKNOWN,
        /** The passage is not in the submission. */
        QUOTE_NOT_FOUND,
        FEEDBACK_UNUSABLE
    }
}
