package dev.codementor.embedded.rehearsal;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of a grading's answer, read from the words of its instructions: what a model does that gets no schema. */
final class RubricText {

    private static final String CRITERION = "## ";
    private static final String LEVEL = "- ";
    private static final String CANARY = "contains_";

    private RubricText() {}

    /** Like the schema that the question would have had, as far as {@link RehearsalGrading} reads it. */
    static ObjectNode schema(String instructions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ObjectNode criteria = schema.putObject("properties");
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (String line : instructions
                .substring(Math.max(0, instructions.indexOf("# Rubric:")))
                .split("\n", -1)) {
            if (line.startsWith(CRITERION)) {
                ObjectNode parts = JsonNodeFactory.instance.objectNode();
                parts.putObject("evidence");
                answers = parts.putObject("answer").putArray("enum");
                String id = line.substring(CRITERION.length()).replaceFirst(":.*", "");
                ObjectNode criterion = criteria.putObject(id);
                if (!id.startsWith(CANARY)) {
                    criterion.set("properties", parts);
                }
            } else if (line.startsWith(LEVEL)) {
                answers.add(line.substring(LEVEL.length()).replaceFirst(":.*", ""));
            } else if (line.equals("yes or no")) {
                answers.add("yes").add("no");
            }
        }
        return schema;
    }
}
