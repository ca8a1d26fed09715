package dev.codementor.embedded.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that conforms to a JSON schema and depends only on the schema and a seed. It supports what the grammars of
 * model runners support: objects, arrays, enumerations, constants, numbers, strings with lengths and common formats,
 * alternatives, and references within the schema. It does not support {@code pattern}.
 */
final class SchemaSample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 16;
    private static final int FEW = 2;
    private static final String TEXT = "A rehearsal text: no language model has written it. ";

    private final JsonNode root;
    private int seed;

    private SchemaSample(JsonNode root, int seed) {
        this.root = root;
        this.seed = seed;
    }

    static JsonNode of(JsonNode schema, int seed) {
        return new SchemaSample(schema, seed).value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return NODES.nullNode();
        }
        if (schema.has("$ref")) {
            return value(resolve(schema.path("$ref").asString("")), depth + 1);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (!schema.path("enum").isEmpty()) {
            return schema.path("enum").path(next(schema.path("enum").size()));
        }
        for (String alternatives : List.of("anyOf", "oneOf")) {
            if (!schema.path(alternatives).isEmpty()) {
                return value(schema.path(alternatives).path(0), depth + 1);
            }
        }
        if (!schema.path("allOf").isEmpty()) {
            return value(merged(schema), depth + 1);
        }
        return ofType(schema, depth);
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> NODES.numberNode(number(schema, BigDecimal.ONE).toBigInteger());
            case "number" -> NODES.numberNode(number(schema, new BigDecimal("0.5")));
            case "boolean" -> NODES.booleanNode(next(2) == 0);
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(text(schema));
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String first = type.isArray() ? type.path(0).asString("string") : type.asString("");
        if (!first.isEmpty()) {
            return first;
        }
        if (schema.has("properties")) {
            return "object";
        }
        return schema.has("items") || schema.has("prefixItems") ? "array" : "string";
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        for (var property : schema.path("properties").properties()) {
            boolean required = schema.path("required").valueStream().anyMatch(name -> name.asString("")
                    .equals(property.getKey()));
            if (required || depth < DEEPEST / 2) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        schema.path("prefixItems").valueStream().forEach(item -> array.add(value(item, depth + 1)));
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        int size = Math.clamp(depth < DEEPEST / 2 ? FEW : 0, least, Math.max(least, most));
        while (array.size() < size) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    /** A multiple of the step within the limits, somewhere in the lower part of the range. */
    private BigDecimal number(JsonNode schema, BigDecimal usualStep) {
        BigDecimal step = schema.path("multipleOf").asDecimal(usualStep);
        BigDecimal least = schema.path("minimum").asDecimal(BigDecimal.ZERO);
        if (schema.has("exclusiveMinimum")) {
            least = schema.path("exclusiveMinimum").asDecimal().add(smallest(step));
        }
        BigDecimal most =
                schema.path("maximum").asDecimal(least.max(BigDecimal.ZERO).add(BigDecimal.TEN.multiply(step)));
        if (schema.has("exclusiveMaximum")) {
            most = schema.path("exclusiveMaximum").asDecimal().subtract(smallest(step));
        }
        if (!schema.has("minimum") && !schema.has("exclusiveMinimum")) {
            least = least.min(most);
        }
        BigDecimal first = least.divide(step, 0, RoundingMode.CEILING).multiply(step);
        if (first.compareTo(most) > 0) {
            return least;
        }
        int steps = most.subtract(first)
                .divide(step, 0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(1_000))
                .intValue();
        return first.add(step.multiply(BigDecimal.valueOf(next(steps + 1))));
    }

    /**
     * The distance between an exclusive limit and the nearest allowed value: one for whole numbers, a little for
     * others.
     */
    private static BigDecimal smallest(BigDecimal step) {
        return step.min(new BigDecimal("0.001"));
    }

    private String text(JsonNode schema) {
        String formatted =
                switch (schema.path("format").asString("")) {
                    case "date" -> "2026-01-31";
                    case "time" -> "12:00:00Z";
                    case "date-time" -> "2026-01-31T12:00:00Z";
                    case "uuid" -> "00000000-0000-4000-8000-%012x".formatted(next(Integer.MAX_VALUE));
                    case "email" -> "rehearsal@example.org";
                    case "uri" -> "https://example.org/rehearsal";
                    default -> "";
                };
        if (!formatted.isEmpty()) {
            return formatted;
        }
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        String text = TEXT.repeat(least / TEXT.length() + 1).strip();
        text = text.length() < least ? text + ".".repeat(least - text.length()) : text;
        return text.length() <= most ? text : text.substring(0, most);
    }

    private JsonNode resolve(String reference) {
        return reference.startsWith("#") ? root.at(reference.substring(1)) : NODES.objectNode();
    }

    /** The schema with its {@code allOf} parts merged, as far as they are objects with properties. */
    private ObjectNode merged(JsonNode schema) {
        ObjectNode merged = NODES.objectNode();
        ObjectNode properties = NODES.objectNode();
        ArrayNode required = NODES.arrayNode();
        var parts = new ArrayList<JsonNode>(schema.path("allOf").valueStream().toList());
        parts.add(schema);
        for (JsonNode part : parts) {
            JsonNode resolved = part.has("$ref") ? resolve(part.path("$ref").asString("")) : part;
            resolved.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
            resolved.path("properties").properties().forEach(field -> properties.set(field.getKey(), field.getValue()));
            resolved.path("required").valueStream().forEach(required::add);
        }
        merged.remove("allOf");
        if (!properties.isEmpty()) {
            merged.set("properties", properties);
            merged.set("required", required);
        }
        return merged;
    }

    /** A number below the limit, from a linear congruential generator. */
    private int next(int limit) {
        seed = seed * 1_103_515_245 + 12_345;
        return (int) ((seed >>> 1) % (long) limit);
    }
}
