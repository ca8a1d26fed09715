package dev.codementor.api.documents;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Finds what in an OpenAPI document would break a program that was written for an older one. Each finding is a sentence.
 * openapi-diff 2.1.7 does not see a changed type, a removed field of a response or a removed value in OpenAPI 3.1.
 */
final class ContractChanges {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final List<String> LOWER_BOUNDS = List.of("minimum", "minLength", "minItems");
    private static final List<String> UPPER_BOUNDS = List.of("maximum", "maxLength", "maxItems");

    private enum Direction {
        /** The api writes it: it may say more than before, and never less. */
        ANSWER,
        /** The api reads it: it may accept more than before, and never less. */
        REQUEST
    }

    private final JsonNode before;
    private final JsonNode after;
    private final Set<String> sentences = new TreeSet<>();
    private final Set<String> compared = new HashSet<>();

    private ContractChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Returns one sentence for each incompatible change, sorted. */
    static Set<String> incompatible(JsonNode before, JsonNode after) {
        ContractChanges changes = new ContractChanges(before, after);
        changes.compare();
        return changes.sentences;
    }

    private void compare() {
        before.path("paths").forEachEntry((path, item) -> {
            JsonNode now = after.path("paths").path(path);
            item.forEachEntry((method, operation) -> {
                if (METHODS.contains(method)) {
                    String name = method.toUpperCase(Locale.ROOT) + " " + path;
                    if (now.has(method)) {
                        operation(name, operation, now.path(method));
                    } else {
                        say("%s was removed", name);
                    }
                }
            });
        });
        if (!before.path("security").equals(after.path("security"))) {
            say("the security scheme was changed");
        }
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        if (!old.path("security").equals(now.path("security"))) {
            say("%s: the security scheme was changed", name);
        }
        parameters(name, byName(old.path("parameters")), byName(now.path("parameters")));
        body(name, resolved(before, old.path("requestBody")), resolved(after, now.path("requestBody")));
        old.path("responses").forEachEntry((status, response) -> {
            if (now.path("responses").has(status)) {
                response(name + " → " + status, response, now.path("responses").path(status));
            } else {
                say("%s → %s was removed", name, status);
            }
        });
    }

    private void parameters(String name, Map<String, JsonNode> old, Map<String, JsonNode> now) {
        old.forEach((key, parameter) -> {
            JsonNode present = now.get(key);
            if (present == null) {
                say("%s: the parameter %s was removed", name, key);
                return;
            }
            if (!parameter.path("required").asBoolean(false)
                    && present.path("required").asBoolean(false)) {
                say("%s: the parameter %s became required", name, key);
            }
            schema(
                    name + ": the parameter " + key,
                    parameter.path("schema"),
                    present.path("schema"),
                    Direction.REQUEST);
        });
        now.forEach((key, parameter) -> {
            if (!old.containsKey(key) && parameter.path("required").asBoolean(false)) {
                say("%s: the new parameter %s is required", name, key);
            }
        });
    }

    private void body(String name, JsonNode old, JsonNode now) {
        if (!old.path("required").asBoolean(false) && now.path("required").asBoolean(false)) {
            say("%s: a body became required", name);
        }
        content(name + ": the body", old.path("content"), now.path("content"), Direction.REQUEST);
    }

    private void response(String name, JsonNode old, JsonNode now) {
        old.path("headers").forEachEntry((header, described) -> {
            if (now.path("headers").has(header)) {
                schema(
                        name + ": the header " + header,
                        described.path("schema"),
                        now.path("headers").path(header).path("schema"),
                        Direction.ANSWER);
            } else {
                say("%s: the header %s was removed", name, header);
            }
        });
        content(name, old.path("content"), now.path("content"), Direction.ANSWER);
        old.path("content").forEachEntry((type, media) -> {
            if (type.equals("application/problem+json") && now.path("content").has(type)) {
                media.path("examples").propertyNames().stream()
                        .filter(code ->
                                !now.path("content").path(type).path("examples").has(code))
                        .forEach(code -> say("%s: the problem %s was removed", name, code));
            }
        });
    }

    private void content(String name, JsonNode old, JsonNode now, Direction direction) {
        old.forEachEntry((type, media) -> {
            if (now.has(type)) {
                schema(
                        name + " as " + type,
                        media.path("schema"),
                        now.path(type).path("schema"),
                        direction);
            } else {
                say("%s: the media type %s was removed", name, type);
            }
        });
    }

    /** @param place for people; a schema with a name of its own is compared once and called by that name */
    private void schema(String place, JsonNode oldReference, JsonNode nowReference, Direction direction) {
        JsonNode old = resolved(before, oldReference);
        JsonNode now = resolved(after, nowReference);
        String name = oldReference.has("$ref") ? name(oldReference) : place;
        if (oldReference.has("$ref") && !compared.add(direction + " " + name + " " + nowReference.path("$ref"))) {
            return;
        }
        types(name, old, now, direction);
        values(name, old, now, direction);
        if (direction == Direction.REQUEST) {
            bounds(name, old, now);
        }
        properties(name, old, now, direction);
        if (old.has("items") && now.has("items")) {
            schema(name + "[]", old.path("items"), now.path("items"), direction);
        }
        extra(name, old.path("additionalProperties"), now.path("additionalProperties"), direction);
    }

    private void types(String name, JsonNode old, JsonNode now, Direction direction) {
        Set<String> oldTypes = types(old);
        Set<String> nowTypes = types(now);
        Set<String> wide = direction == Direction.ANSWER ? oldTypes : nowTypes;
        Set<String> narrow = direction == Direction.ANSWER ? nowTypes : oldTypes;
        boolean fits = wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
        if (!fits) {
            say("%s changed its type from %s to %s", name, words(oldTypes), words(nowTypes));
        } else if (old.has("format")
                && !old.path("format").equals(now.path("format"))
                && !(direction == Direction.REQUEST && !now.has("format"))) {
            say(
                    "%s changed its format from %s to %s",
                    name, old.path("format").asString(), now.path("format").asString("none"));
        } else if (direction == Direction.REQUEST && !old.has("format") && now.has("format")) {
            say("%s is restricted to the format %s", name, now.path("format").asString());
        }
    }

    private void values(String name, JsonNode old, JsonNode now, Direction direction) {
        Set<String> oldValues = texts(old.path("enum"));
        Set<String> nowValues = texts(now.path("enum"));
        for (String value : oldValues) {
            if (now.has("enum") && !nowValues.contains(value)) {
                say("%s: the value %s was removed", name, value);
            }
        }
        boolean open = old.path("x-open-values").asBoolean(false);
        if (direction == Direction.ANSWER && old.has("enum") && !open) {
            if (!now.has("enum")) {
                say("%s is not one of a few values any more", name);
            }
            nowValues.stream()
                    .filter(value -> !oldValues.contains(value))
                    .forEach(value -> say("%s: readers do not know the new value %s", name, value));
        }
        if (direction == Direction.REQUEST && !old.has("enum") && now.has("enum")) {
            say("%s is restricted to a few values", name);
        }
    }

    private void bounds(String name, JsonNode old, JsonNode now) {
        for (String bound : LOWER_BOUNDS) {
            if (now.has(bound) && now.path(bound).asDouble() > old.path(bound).asDouble(Double.NEGATIVE_INFINITY)) {
                say("%s: %s was raised to %s", name, bound, now.path(bound));
            }
        }
        for (String bound : UPPER_BOUNDS) {
            if (now.has(bound) && now.path(bound).asDouble() < old.path(bound).asDouble(Double.POSITIVE_INFINITY)) {
                say("%s: %s was lowered to %s", name, bound, now.path(bound));
            }
        }
        if (now.has("pattern") && !now.path("pattern").equals(old.path("pattern"))) {
            say("%s is restricted to another pattern", name);
        }
    }

    private void properties(String name, JsonNode old, JsonNode now, Direction direction) {
        Set<String> oldRequired = texts(old.path("required"));
        Set<String> nowRequired = texts(now.path("required"));
        old.path("properties").forEachEntry((field, described) -> {
            JsonNode present = now.path("properties").path(field);
            if (present.isMissingNode()) {
                say("%s.%s was removed", name, field);
                return;
            }
            if (direction == Direction.ANSWER && oldRequired.contains(field) && !nowRequired.contains(field)) {
                say("%s.%s may be absent now", name, field);
            }
            schema(name + "." + field, described, present, direction);
        });
        if (direction == Direction.REQUEST) {
            nowRequired.stream()
                    .filter(field -> !oldRequired.contains(field))
                    .forEach(field -> say("%s.%s became required", name, field));
        }
    }

    private void extra(String name, JsonNode old, JsonNode now, Direction direction) {
        if (old.isObject() && now.isObject()) {
            schema(name + ".*", old, now, direction);
        } else if (direction == Direction.REQUEST && now.isBoolean() && !now.asBoolean() && !old.equals(now)) {
            say("%s refuses other fields now", name);
        }
    }

    private static Map<String, JsonNode> byName(JsonNode parameters) {
        return parameters
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.path("name").asString() + " ("
                                + each.path("in").asString() + ")",
                        each -> each,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        String reference = node.path("$ref").asString();
        JsonNode target = document.at(reference.substring(1));
        return target.isMissingNode() ? MissingNode.getInstance() : resolved(document, target);
    }

    private static String name(JsonNode reference) {
        String text = reference.path("$ref").asString();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static Set<String> types(JsonNode schema) {
        return schema.path("type").isString() ? Set.of(schema.path("type").asString()) : texts(schema.path("type"));
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String words(Set<String> types) {
        return types.isEmpty() ? "any" : String.join(" or ", types);
    }

    private void say(String sentence, Object... parts) {
        sentences.add(sentence.formatted(Arrays.copyOf(parts, parts.length)));
    }
}
