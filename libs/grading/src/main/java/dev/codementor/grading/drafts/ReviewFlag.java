package dev.codementor.grading.drafts;

import java.util.Locale;
import java.util.Optional;

/** Why a person has to look at a submission before its grade is released. */
public enum ReviewFlag {
    /** Something in it talks to the grader. Raised when it is uploaded. */
    INSTRUCTIONS,
    /** It contains the batch's delimiter, which nobody outside can know, and so was not sent to the model. */
    DELIMITER,
    /** The model said yes to a word that is not there. */
    CANARY,
    /** No answer of the model was usable; there is no draft. */
    UNUSABLE,
    /** The copy without the student's words got another grade. */
    WORDS_MATTER,
    /** No answer about the copy was usable, so that it could not be compared. */
    COPY_UNUSABLE,
    /** It does not fit into the model's context; there is no draft. */
    TOO_LONG;

    /** As it is in the ledger, in JSON and in tables. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReviewFlag> of(String wireName) {
        for (ReviewFlag each : values()) {
            if (each.wireName().equals(wireName)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
