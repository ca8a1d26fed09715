package dev.codementor.grading.completions;

import dev.codementor.grading.canonical.CanonicalJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model's reply to a {@link CompletionRequest}.
 *
 * @param id unique
 * @param cutOff whether the model ran out of tokens
 * @param cachedTokens prompt tokens that came from the cache; null when the server did not say
 */
public record CompletionReply(
        String id,
        Instant created,
        String model,
        String content,
        boolean cutOff,
        int promptTokens,
        @Nullable Integer cachedTokens,
        int answerTokens) {

    /** Canonical JSON of a {@code chat.completion} in OpenAI's fields. */
    public String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id)
                .put("object", "chat.completion")
                .put("created", created.getEpochSecond())
                .put("model", model);
        ObjectNode choice = json.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", cutOff ? "length" : "stop");
        choice.putObject("message").put("role", "assistant").put("content", content);
        ObjectNode usage = json.putObject("usage");
        usage.put("prompt_tokens", promptTokens)
                .put("completion_tokens", answerTokens)
                .put("total_tokens", (long) promptTokens + answerTokens);
        if (cachedTokens != null) {
            usage.putObject("prompt_tokens_details").put("cached_tokens", cachedTokens);
        }
        return CanonicalJson.of(json);
    }
}
