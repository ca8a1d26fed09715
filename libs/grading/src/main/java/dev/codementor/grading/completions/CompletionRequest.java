package dev.codementor.grading.completions;

import dev.codementor.grading.canonical.CanonicalJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code body} of a request to {@code /v1/chat/completions}, as far as this program supports it.
 *
 * @param model null for the workers' default
 * @param messages 1 to {@value #MOST_MESSAGES}
 * @param answerSchema JSON Schema of the answer; null for any text, an empty object for any JSON
 * @param temperature 0 to 2; null for the model's own
 * @param maxTokens most tokens of the answer, 1 or more; null for the workers' own limit
 */
public record CompletionRequest(
        @Nullable String model,
        List<Message> messages,
        @Nullable ObjectNode answerSchema,
        @Nullable BigDecimal temperature,
        @Nullable Integer maxTokens) {

    /** Most messages of a request. */
    public static final int MOST_MESSAGES = 100;

    public CompletionRequest {
        messages = List.copyOf(messages);
    }

    /** @param role {@code system}, {@code user} or {@code assistant} */
    public record Message(String role, String content) {}

    /** Canonical JSON in OpenAI's fields, as it is stored. */
    public String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (model != null) {
            json.put("model", model);
        }
        ArrayNode list = json.putArray("messages");
        messages.forEach(each -> list.addObject().put("role", each.role()).put("content", each.content()));
        if (answerSchema != null) {
            ObjectNode format = json.putObject("response_format");
            if (answerSchema.isEmpty()) {
                format.put("type", "json_object");
            } else {
                format.put("type", "json_schema");
                format.putObject("json_schema").set("schema", answerSchema);
            }
        }
        if (temperature != null) {
            json.put("temperature", temperature);
        }
        if (maxTokens != null) {
            json.put("max_tokens", maxTokens);
        }
        return CanonicalJson.of(json);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is not a request; the message names the field and quotes nothing
     */
    public static CompletionRequest read(String text) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a request is not JSON", e);
        }
        List<String> faults = new ArrayList<>();
        CompletionRequest request = CompletionBody.read(json, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.getFirst());
        }
        return request;
    }
}
