package dev.codementor.grading.submissions;

/**
 * A text file that was handed in.
 *
 * @param name its path within the submission, with {@code /} between folders
 * @param text with {@code \n} as its only line ends
 */
public record SubmissionFile(String name, String text) {

    /** How many lines an editor shows. */
    public int lines() {
        return (int) text.chars().filter(each -> each == '\n').count() + (text.endsWith("\n") ? 0 : 1);
    }
}
