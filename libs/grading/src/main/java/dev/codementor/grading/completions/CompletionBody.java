package dev.codementor.grading.completions;

import dev.codementor.grading.completions.CompletionRequest.Message;
import dev.codementor.text.Cut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of a request and reports what is wrong with it, field by field. A field that would change the answer
 * and is not supported here is refused, because an answer that ignores it would look right and be wrong.
 */
final class CompletionBody {

    private static final Set<String> FIELDS = Set.of(
            "model",
            "messages",
            "response_format",
            "temperature",
            "max_tokens",
            "max_completion_tokens",
            "stream",
            "n");
    private static final Set<String> ROLES = Set.of("system", "user", "assistant");
    private static final BigDecimal HOTTEST = BigDecimal.TWO;
    private static final int LONGEST_MODEL = 200;
    private static final int LONGEST_SHOWN = 40;

    private final JsonNode body;
    private final List<String> faults;

    private CompletionBody(JsonNode body, List<String> faults) {
        this.body = body;
        this.faults = faults;
    }

    /** @param faults receives one sentence per fault; the request may be used only if there are none */
    static CompletionRequest read(JsonNode body, List<String> faults) {
        return new CompletionBody(body, faults).request();
    }

    private CompletionRequest request() {
        if (!body.isObject()) {
            faults.add("body must be an object");
        }
        for (String name : body.propertyNames()) {
            if (!FIELDS.contains(name)) {
                String shown = Cut.shown(name, LONGEST_SHOWN);
                faults.add("body.%s is not supported".formatted(shown));
            }
        }
        if (body.path("stream").asBoolean(false)) {
            faults.add("body.stream must be false in a batch");
        }
        if (body.path("n").asInt(1) != 1) {
            faults.add("body.n must be 1");
        }
        return new CompletionRequest(model(), messages(), answerSchema(), temperature(), maxTokens());
    }

    private @Nullable String model() {
        JsonNode model = body.path("model");
        if (model.isMissingNode()) {
            return null;
        }
        if (!model.isString()
                || model.stringValue().isBlank()
                || model.stringValue().length() > LONGEST_MODEL) {
            faults.add("body.model must be 1 to %d characters".formatted(LONGEST_MODEL));
            return null;
        }
        return model.stringValue();
    }

    private List<Message> messages() {
        JsonNode list = body.path("messages");
        List<Message> messages = new ArrayList<>();
        if (!list.isArray() || list.isEmpty() || list.size() > CompletionRequest.MOST_MESSAGES) {
            faults.add("body.messages must be a list of 1 to %d".formatted(CompletionRequest.MOST_MESSAGES));
            return messages;
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode each = list.get(i);
            String role = each.path("role").asString("");
            String content = content(each.path("content"));
            if (!ROLES.contains(role)) {
                faults.add("body.messages[%d].role must be system, user or assistant".formatted(i));
            } else if (content.isBlank()) {
                faults.add("body.messages[%d].content must be a text, or a list of parts of type text".formatted(i));
            } else {
                messages.add(new Message(role, content));
            }
        }
        return messages;
    }

    /** Empty when the content is neither a text nor a list of text parts. */
    private static String content(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder joined = new StringBuilder();
        for (JsonNode part : content) {
            if (!part.path("type").asString("").equals("text")
                    || !part.path("text").isString()) {
                return "";
            }
            joined.append(part.path("text").stringValue());
        }
        return joined.toString();
    }

    private @Nullable ObjectNode answerSchema() {
        JsonNode format = body.path("response_format");
        switch (format.path("type").asString("")) {
            case "json_object" -> {
                return JsonNodeFactory.instance.objectNode();
            }
            case "json_schema" -> {
                if (format.path("json_schema").path("schema") instanceof ObjectNode schema && !schema.isEmpty()) {
                    return schema;
                }
                faults.add("body.response_format.json_schema.schema must be a JSON Schema");
            }
            case "text" -> {}
            default -> {
                if (!format.isMissingNode()) {
                    faults.add("body.response_format.type must be text, json_object or json_schema");
                }
            }
        }
        return null;
    }

    private @Nullable BigDecimal temperature() {
        JsonNode temperature = body.path("temperature");
        if (temperature.isMissingNode()) {
            return null;
        }
        if (!temperature.isNumber()
                || temperature.decimalValue().signum() < 0
                || temperature.decimalValue().compareTo(HOTTEST) > 0) {
            faults.add("body.temperature must be a number from 0 to 2");
            return null;
        }
        return temperature.decimalValue();
    }

    private @Nullable Integer maxTokens() {
        String field = body.has("max_tokens") ? "max_tokens" : "max_completion_tokens";
        JsonNode most = body.path(field);
        if (most.isMissingNode()) {
            return null;
        }
        if (!most.isIntegralNumber() || !most.canConvertToInt() || most.intValue() < 1) {
            faults.add("body.%s must be a whole number from 1".formatted(field));
            return null;
        }
        return most.intValue();
    }
}
