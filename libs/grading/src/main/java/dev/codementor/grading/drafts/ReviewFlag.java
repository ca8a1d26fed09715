package dev.codementor.grading.drafts;

import java.util.Locale;
import java.util.Optional;

/** Why a person has to look at a submission before its grade is released. */
public enum ReviewFlag {
    /** Something in it addresses the grader. Raised at the upload. */
    INSTRUCTIONS,
    /** It contains the batch's delimiter, which nobody outside can know. It was therefore not sent to the model. */
    DELIMITER,
    /** The model confirmed a word that does not occur. */
    CANARY,
    /** No answer of the model was usable; there is no draft. */
    UNUSABLE,
    /** The copy without the student's words got another grade. */
    WORDS_MATTER,
    /** No answer about the copy was usable, so nothing was compared. */
    COPY_UNUSABLE,
    /** It does not fit into the model's context; there is no draft. */
    TOO_LONG,
    /** The model server read only a part of it; there is no draft. */
    TRUNCATED,
    /** The model quoted something that does not occur. Such quotes are left out of the draft. */
    QUOTES,
    /** Feedback of the model was too long and is cut, or is missing. */
    FEEDBACK;

    /** Whether the grade may be wrong as a whole. The other flags are about parts of it. */
    boolean concernsTheGrade() {
        return switch (this) {
            case INSTRUCTIONS, DELIMITER, CANARY, UNUSABLE, WORDS_MATTER, COPY_UNUSABLE, TOO_LONG, TRUNCATED -> true;
            // Confidence is lowered for each quote, so the expected gain rises without the flag.
            case QUOTES, FEEDBACK -> false;
        };
    }

    /** The spelling in the ledger, in JSON and in tables. */
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
