package dev.codementor.api.batches.estimates;

import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import dev.codementor.text.TokenEstimate;

/**
 * Estimates how many tokens a model has to evaluate for a submission. The shared instructions and rubric are in the model
 * server's cache.
 */
public final class SubmissionTokens {

    private static final int LINES_AROUND = 60;
    private static final int LINE_OF_A_FILE = 20;

    private SubmissionTokens() {}

    public static int of(Submission submission) {
        int tokens = LINES_AROUND;
        for (SubmissionFile file : submission.files()) {
            tokens += LINE_OF_A_FILE + of(file.text());
        }
        return tokens;
    }

    public static int of(String text) {
        return (int) Math.ceil(TokenEstimate.likely(text.length()));
    }
}
