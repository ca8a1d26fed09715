package dev.codementor.grading.answers;

/**
 * A passage of the submission.
 *
 * @param line its first line, counted from 1
 * @param endLine its last line
 * @param quote the exact text in the submission
 * @param found how certain it is that the model meant this place
 */
public record Evidence(String file, int line, int endLine, String quote, Found found) {

    /** Where the passage was found. */
    public enum Found {
        /** At the place that the model named. */
        AS_SAID,
        /** At exactly one other place. */
        CORRECTED,
        /** At several places; this one is the nearest to the place that the model named. */
        NEAREST
    }
}
