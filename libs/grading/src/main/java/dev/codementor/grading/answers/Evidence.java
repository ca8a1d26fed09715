package dev.codementor.grading.answers;

/**
 * A passage of the submission.
 *
 * @param line first line of it, counted from 1
 * @param endLine last line of it
 * @param quote exactly as it stands in the submission
 * @param found how sure it is that this place is meant
 */
public record Evidence(String file, int line, int endLine, String quote, Found found) {

    /** Where the passage was found. */
    public enum Found {
        /** Where the model said. */
        AS_SAID,
        /** Elsewhere, and only there. */
        CORRECTED,
        /** In several places, of which this is the nearest to where the model said. */
        NEAREST
    }
}
