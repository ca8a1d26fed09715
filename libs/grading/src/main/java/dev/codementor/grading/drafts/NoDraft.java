package dev.codementor.grading.drafts;

import dev.codementor.grading.answers.AnswerFault;
import java.util.Locale;
import java.util.Optional;

/** Why there is no draft. Submissions with the same reason are counted together. */
public enum NoDraft {
    EMPTY("The model wrote no answer, or only thoughts. Choose a model that answers without thinking."),
    CUT_OFF("The model's answer was longer than its limit of tokens."),
    NOT_JSON("The model did not answer with JSON. Choose a model that follows a given form."),
    CRITERION_MISSING("The model left criteria out, also when it was asked for them alone."),
    CRITERION_TWICE("The model answered a criterion twice, in different ways."),
    ANSWER_UNKNOWN("The model answered a criterion with something that the rubric does not allow."),
    CANARY("The model confirmed a word that does not occur, and gave no usable answer besides."),
    TOO_LONG("The submission does not fit into the model's context."),
    TRUNCATED("The model server read only a part of the submission. Its context is smaller than it says."),
    DELIMITER("The submission contains the batch's delimiter, so it was not sent to the model.");

    private final String sentence;

    NoDraft(String sentence) {
        this.sentence = sentence;
    }

    static NoDraft of(AnswerFault.Kind kind) {
        return switch (kind) {
            case EMPTY -> EMPTY;
            case CUT_OFF -> CUT_OFF;
            case NOT_JSON -> NOT_JSON;
            case CRITERION_MISSING -> CRITERION_MISSING;
            case CRITERION_TWICE -> CRITERION_TWICE;
            case ANSWER_UNKNOWN -> ANSWER_UNKNOWN;
        };
    }

    /** For instructors: what happened, and what helps where something does. */
    public String sentence() {
        return sentence;
    }

    /** The spelling in the ledger and in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<NoDraft> of(String wireName) {
        for (NoDraft each : values()) {
            if (each.wireName().equals(wireName)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
