package dev.codementor.grading.submissions;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules for a line of the JSONL files that programs write: one JSON value, no member twice, and an id of its own. */
public final class JsonLine {

    private static final Pattern CUSTOM_ID = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonLine() {}

    /** What a line holds. */
    public sealed interface Content {

        record Read(JsonNode json) implements Content {}

        /** @param message to follow the line's number */
        record Refused(String message) implements Content {}
    }

    public static Content read(String line) {
        try {
            return new Content.Read(JSON.readTree(line));
        } catch (JacksonException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("");
            return new Content.Refused("is not one JSON object: " + why);
        }
    }

    /**
     * What is wrong with a line's {@code custom_id}.
     *
     * @param taken the ids of the lines before; a good one is added
     */
    public static Optional<String> claimId(JsonNode line, Set<String> taken) {
        JsonNode id = line.path("custom_id");
        if (!id.isString() || !CUSTOM_ID.matcher(id.stringValue()).matches()) {
            return Optional.of("must have a custom_id of 1 to 64 letters, digits and ._:@-");
        }
        return taken.add(id.stringValue())
                ? Optional.empty()
                : Optional.of("has the custom_id of an earlier line: " + id.stringValue());
    }
}
