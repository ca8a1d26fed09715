package dev.codementor.ledger.batches;

import dev.codementor.text.StorableText;

/**
 * What was handed in for an item, and where it is kept.
 *
 * @param late whether it came after the deadline, as the learning platform says
 * @param originalKey of the submission as it was handed in, in the file store
 * @param blindKey of what the model may read
 * @param digest SHA-256 of the latter, lower-case hex
 * @param estimatedTokens of the latter, at least 0
 * @param findings JSON of what in it talks to the grader
 */
public record HandedIn(
        boolean late, String originalKey, String blindKey, String digest, int estimatedTokens, String findings) {

    public HandedIn {
        if (estimatedTokens < 0) {
            throw new IllegalArgumentException("tokens are counted from 0");
        }
        StorableText.check("the findings", findings);
    }
}
