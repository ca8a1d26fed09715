package dev.codementor.worker.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one answer is drawn, where it differs from {@link ModelProperties}. Nothing here makes the server load the model
 * anew.
 *
 * @param format JSON Schema that the answer is bound to, or the text {@code json} for any JSON; null for free text
 * @param temperature 0 to 2; null for the usual
 * @param seed null for the usual
 * @param answerTokens most tokens of the answer; null for the usual
 */
public record Decoding(
        @Nullable JsonNode format,
        @Nullable Double temperature,
        @Nullable Integer seed,
        @Nullable Integer answerTokens) {

    /** As all answers to students are drawn. */
    public static final Decoding USUAL = new Decoding(null, null, null, null);
}
