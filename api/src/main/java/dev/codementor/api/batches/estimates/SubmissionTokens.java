package dev.codementor.api.batches.estimates;

import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;

/**
 * Estimates how many tokens a model has to evaluate for a submission. With the byte-pair tokenizers of today's open
 * models, a token is about 3.3 characters of a program. The shared instructions and rubric are in the model server's
 * cache.
 */
public final class SubmissionTokens {

    private static final double CHARACTERS_PER_TOKEN = 3.3;
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
        return (int) Math.ceil(text.length() / CHARACTERS_PER_TOKEN);
    }
}
