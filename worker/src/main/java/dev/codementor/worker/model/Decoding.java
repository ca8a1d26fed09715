package dev.codementor.worker.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one answer is sampled, where this differs from {@link ModelProperties}. Nothing here makes the server reload the
 * model.
 *
 * @param format JSON Schema of the answer, or the text {@code json} for any JSON; null for free text
 * @param temperature 0 to 2; null for the default
 * @param seed null for the default @param answerTokens most tokens of the answer; null for the usual
 */
public record Decoding(
        @Nullable JsonNode format,
        @Nullable Double temperature,
        @Nullable Integer seed,
        @Nullable Integer answerTokens) {

    /** How all answers to students are sampled. */
    public static final Decoding USUAL = new Decoding(null, null, null, null);
}
