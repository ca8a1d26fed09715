package dev.codementor.grading.rubric;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The published schema, and its errors in words that a teacher can act on. */
final class RubricSchema {

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text());

    /** @param pointer a JSON pointer to the value */
    record Complaint(String pointer, String message) {}

    static String text() {
        try (InputStream in = RubricSchema.class.getResourceAsStream("rubric.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("rubric.schema.json is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Complaint> check(JsonNode document) {
        return schema.validate(document).stream().map(this::complaint).toList();
    }

    private Complaint complaint(Error error) {
        String at = error.getInstanceLocation().toString();
        JsonNode wanted = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                new Complaint(at + "/" + error.getProperty(), "is not known; known are " + known(error));
            case "required" -> new Complaint(at, "must have '%s'".formatted(error.getProperty()));
            case "type" -> new Complaint(at, "must be " + type(wanted.asString("")));
            case "minimum" -> new Complaint(at, "must be at least " + wanted);
            case "maximum" -> new Complaint(at, "must be at most " + wanted);
            case "multipleOf" -> new Complaint(at, "must have at most two decimals");
            case "minLength" -> new Complaint(at, "must not be empty");
            case "maxLength" -> new Complaint(at, "must have at most %s characters".formatted(wanted));
            case "minItems" -> new Complaint(at, "must have at least %s entries".formatted(wanted));
            case "maxItems" -> new Complaint(at, "must have at most %s entries".formatted(wanted));
            case "pattern" -> new Complaint(at, "must match " + wanted.asString(""));
            default -> new Complaint(at, String.valueOf(error.getMessage()));
        };
    }

    /** The names that the schema allows in place of an unknown one. */
    private String known(Error error) {
        String keyword = error.getSchemaLocation().getFragment().toString();
        String around = keyword.substring(0, keyword.lastIndexOf('/'));
        return schema.getSchemaNode().at(around + "/properties").properties().stream()
                .map(Entry::getKey)
                .filter(each -> !each.startsWith("$"))
                .collect(Collectors.joining(", "));
    }

    private static String type(String name) {
        return switch (name) {
            case "string" -> "a text";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            default -> "made of fields such as 'title: …'";
        };
    }
}
