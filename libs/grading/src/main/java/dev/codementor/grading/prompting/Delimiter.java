package dev.codementor.grading.prompting;

import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Two words that nobody can know before handing in a submission: the word on the lines around it, and the word of the
 * canary criterion. They are chosen once per batch, so that the instructions are the same bytes for all its
 * submissions.
 *
 * @param nonce 26 lower-case letters and digits, 125 bits or more
 * @param canary 12 lower-case letters that the nonce does not contain; empty when there is no canary
 */
public record Delimiter(String nonce, String canary) {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String LETTERS_AND_DIGITS = LETTERS + "0123456789";
    private static final int NONCE_LENGTH = 26;
    private static final int CANARY_LENGTH = 12;

    /** @param random must be a {@link java.security.SecureRandom} if students could guess the words otherwise */
    public static Delimiter fresh(RandomGenerator random) {
        return new Delimiter(word(LETTERS_AND_DIGITS, NONCE_LENGTH, random), word(LETTERS, CANARY_LENGTH, random));
    }

    private static String word(String letters, int length, RandomGenerator random) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    /** Creates a delimiter for a batch whose plan has no canary. */
    public Delimiter withoutCanary() {
        return new Delimiter(nonce, "");
    }

    public boolean hasCanary() {
        return !canary.isEmpty();
    }

    /**
     * The id under which the model answers whether the submission contains {@link #canary}; no rubric can have it. Empty
     * without a canary.
     */
    public String canaryCriterion() {
        return hasCanary() ? "contains_" + canary : "";
    }

    /**
     * The first file that contains one of the words. That cannot happen by chance, so the submission must not be sent.
     */
    public Optional<String> fileWith(Submission submission) {
        return submission.files().stream()
                .filter(each -> occursIn(each.text()) || occursIn(each.name()))
                .map(SubmissionFile::name)
                .findFirst();
    }

    private boolean occursIn(String text) {
        return text.contains(nonce) || (hasCanary() && text.contains(canary));
    }
}
