package dev.codementor.grading.answers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON object in a model's text. Models that ignore the requested form put it into a Markdown fence, after a
 * sentence, or into another object, and an answer that was cut off has only the beginning of it.
 *
 * @param members by name, as far as they are complete
 * @param twice names that occur with different values; they are not among the members
 */
record AnswerObject(Map<String, JsonNode> members, Set<String> twice) {

    /** More opening braces in a text without an answer are not worth a look. */
    private static final int MOST_LOOKS = 40;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(10).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** Finds the object that has some of the wanted names. Several such objects count as one. */
    static Optional<AnswerObject> find(String text, Set<String> wanted) {
        List<Part> whole = new ArrayList<>();
        List<Part> broken = new ArrayList<>();
        int from = 0;
        for (int look = 0; look < MOST_LOOKS; look++) {
            int start = text.indexOf('{', from);
            if (start < 0) {
                break;
            }
            Part part = Part.read(text, start);
            from = start + Math.max(1, part.length());
            (part.isWhole() ? whole : broken).addAll(part.having(wanted));
        }
        List<Part> found = whole.isEmpty() ? broken.subList(0, Math.min(1, broken.size())) : whole;
        return found.isEmpty() ? Optional.empty() : Optional.of(together(found));
    }

    private static AnswerObject together(List<Part> parts) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (Part part : parts) {
            twice.addAll(part.twice());
            part.members().forEach((name, value) -> {
                JsonNode before = members.putIfAbsent(name, value);
                if (before != null && !before.equals(value)) {
                    twice.add(name);
                }
            });
        }
        members.keySet().removeAll(twice);
        return new AnswerObject(members, twice);
    }

    /** @param length how many characters it has; 0 for an object without its end */
    private record Part(Map<String, JsonNode> members, Set<String> twice, int length) {

        static Part read(String text, int start) {
            Map<String, JsonNode> members = new LinkedHashMap<>();
            Set<String> twice = new HashSet<>();
            try (JsonParser json = JSON.createParser(text.substring(start))) {
                json.nextToken();
                JsonToken token = json.nextToken();
                while (token == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    JsonNode value = json.readValueAsTree();
                    JsonNode before = members.put(name, value);
                    if (before != null && !before.equals(value)) {
                        twice.add(name);
                    }
                    token = json.nextToken();
                }
                boolean ends = token == JsonToken.END_OBJECT;
                return new Part(
                        members, twice, ends ? (int) json.currentLocation().getCharOffset() : 0);
            } catch (JacksonException broken) {
                return new Part(members, twice, 0);
            }
        }

        boolean isWhole() {
            return length > 0;
        }

        /** Itself, or the objects in it, if they have one of the names. */
        List<Part> having(Set<String> wanted) {
            if (members.keySet().stream().anyMatch(wanted::contains)
                    || twice.stream().anyMatch(wanted::contains)) {
                return List.of(this);
            }
            return members.values().stream()
                    .filter(JsonNode::isObject)
                    .filter(each -> each.propertyNames().stream().anyMatch(wanted::contains))
                    .map(each -> new Part(new LinkedHashMap<>(propertiesOf(each)), Set.of(), length))
                    .toList();
        }

        private static Map<String, JsonNode> propertiesOf(JsonNode object) {
            Map<String, JsonNode> properties = new LinkedHashMap<>();
            object.forEachEntry(properties::put);
            return properties;
        }
    }
}
