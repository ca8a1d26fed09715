package dev.codementor.grading.prompting;

import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of an answer, for constrained decoding. Each criterion is a member and not an entry of a list, so none can
 * be missing or occur twice. Evidence comes before the answer that it supports. The schema has no lengths: they make
 * grammars slow, and the answer is checked anyway.
 */
final class AnswerSchema {

    private AnswerSchema() {}

    static ObjectNode of(Rubric rubric, Delimiter delimiter) {
        ObjectNode schema = object();
        for (Criterion criterion : rubric.criteria()) {
            member(schema, criterion.id(), criterion(criterion.answers()));
        }
        if (delimiter.hasCanary()) {
            member(schema, delimiter.canaryCriterion(), answer(List.of(Criterion.YES, Criterion.NO)));
        }
        return schema;
    }

    private static ObjectNode criterion(List<String> answers) {
        ObjectNode evidence = object();
        member(evidence, "file", text());
        member(evidence, "line", JsonNodeFactory.instance.objectNode().put("type", "integer"));
        member(evidence, "quote", text());
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
        list.set("items", evidence);
        list.put("maxItems", 3);

        ObjectNode criterion = object();
        member(criterion, "evidence", list);
        member(criterion, "feedback", text());
        member(criterion, "answer", answer(answers));
        member(criterion, "sure", answer(List.of("low", "medium", "high")));
        return criterion;
    }

    private static ObjectNode object() {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("type", "object");
        object.putObject("properties");
        object.putArray("required");
        return object.put("additionalProperties", false);
    }

    private static void member(ObjectNode object, String name, ObjectNode schema) {
        ((ObjectNode) object.get("properties")).set(name, schema);
        ((ArrayNode) object.get("required")).add(name);
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    private static ObjectNode answer(List<String> allowed) {
        ObjectNode answer = text();
        ArrayNode values = answer.putArray("enum");
        allowed.forEach(values::add);
        return answer;
    }
}
