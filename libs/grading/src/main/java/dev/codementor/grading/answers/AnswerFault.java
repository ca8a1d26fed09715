package dev.codementor.grading.answers;

/**
 * Why an answer, or its part about one criterion, cannot be used.
 *
 * @param criterion its id; empty for the answer as a whole
 * @param message a sentence that can be told to the model; it quotes neither the answer nor the submission
 */
public record AnswerFault(Kind kind, String criterion, String message) {

    /** What is wrong. */
    public enum Kind {
        /** There is no text. The model may have written nothing but thoughts. */
        EMPTY,
        /** The model ran out of tokens. */
        CUT_OFF,
        /** There is no JSON object with a criterion in it. */
        NOT_JSON,
        CRITERION_MISSING,
        /** A criterion is answered twice, in different ways. */
        CRITERION_TWICE,
        /** The answer is not one of those that the criterion allows. */
        ANSWER_UNKNOWN
    }
}
