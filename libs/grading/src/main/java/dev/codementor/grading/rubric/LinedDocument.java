package dev.codementor.grading.rubric;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * JSON or YAML with the line number of each value.
 *
 * @param lines counted from 1, by the value's JSON pointer
 */
record LinedDocument(JsonNode root, Map<String, Integer> lines) {

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(20)
            .maxNumberLength(50)
            .build();

    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @throws tools.jackson.core.JacksonException with the place, when it is neither JSON nor YAML */
    static LinedDocument read(String text) {
        TokenStreamFactory factory = text.stripLeading().startsWith("{") ? JSON : YAML;
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return new LinedDocument(JsonNodeFactory.instance.missingNode(), lines);
            }
            JsonNode root = value(parser, "", lines);
            if (parser.nextToken() != null) {
                throw fault(parser, "there is more than one document");
            }
            return new LinedDocument(root, lines);
        }
    }

    /** The line of the value, or of the nearest value around it. */
    int line(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    private static JsonNode value(JsonParser parser, String pointer, Map<String, Integer> lines) {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw fault(parser, "aliases (*…) are not supported here; write the value out");
        }
        lines.putIfAbsent(pointer, line(parser));
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer, lines);
            case START_ARRAY -> array(parser, pointer, lines);
            case VALUE_STRING -> JsonNodeFactory.instance.stringNode(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
            case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    /** YAML has special numbers such as {@code .nan}. They stay texts, and the schema refuses them by path. */
    private static JsonNode number(JsonParser parser) {
        try {
            return JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(parser.getString());
        }
    }

    private static ObjectNode object(JsonParser parser, String pointer, Map<String, Integer> lines) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String member = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            lines.put(member, line(parser));
            parser.nextToken();
            object.set(name, value(parser, member, lines));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, String pointer, Map<String, Integer> lines) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, pointer + "/" + array.size(), lines));
        }
        return array;
    }

    private static int line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static StreamReadException fault(JsonParser parser, String message) {
        return new StreamReadException(parser, message, parser.currentTokenLocation());
    }
}
