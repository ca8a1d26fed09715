package dev.codementor.worker.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codementor.ledger.JobRecord.Usage;
import org.jspecify.annotations.Nullable;

/** One line of a streamed answer from either endpoint. The server leaves out numbers that are zero. */
record OllamaLine(
        @Nullable Message message,
        @Nullable String response,
        @Nullable String thinking,
        boolean done,
        @JsonProperty("done_reason") @Nullable String doneReason,
        @JsonProperty("prompt_eval_count") int promptTokens,
        @JsonProperty("prompt_eval_cached_count") @Nullable Integer cachedTokens,
        @JsonProperty("eval_count") int answerTokens,
        @JsonProperty("load_duration") long loadNanos,
        @JsonProperty("prompt_eval_duration") long promptNanos,
        @JsonProperty("eval_duration") long answerNanos,
        @Nullable Object error) {

    record Message(@Nullable String content, @Nullable String thinking) {}

    /** The text that it adds; empty when it adds none. */
    String text() {
        String text = message != null ? message.content() : response;
        return text == null ? "" : text;
    }

    /** Whether it adds to the model's thoughts, which the server keeps apart from the text. */
    boolean thinks() {
        String thought = message != null ? message.thinking() : thinking;
        return thought != null && !thought.isEmpty();
    }

    /** Tokens of the prompt that the server read for this answer. A cached count may be of the whole prompt. */
    int readTokens() {
        return Math.max(0, promptTokens - (cachedTokens == null ? 0 : cachedTokens));
    }

    Usage usage() {
        return new Usage(promptTokens, cachedTokens, answerTokens);
    }
}
