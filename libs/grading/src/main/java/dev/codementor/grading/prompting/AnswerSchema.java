package dev.codementor.grading.prompting;

import dev.codementor.grading.answers.AnswerLimits;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of an answer, for constrained decoding. Each criterion is a member and not an entry of a list, so none can
 * be missing or occur twice. Evidence comes before the answer that it supports. Every text has a greatest length and
 * files are a list of names, because small models repeat themselves inside a text without limits until their tokens are
 * used up.
 */
final class AnswerSchema {

    private AnswerSchema() {}

    /** @param wanted whether a criterion, the canary's included, is asked about */
    static ObjectNode of(Rubric rubric, Delimiter delimiter, Submission submission, Predicate<String> wanted) {
        ObjectNode schema = object();
        for (Criterion criterion : rubric.criteria()) {
            if (wanted.test(criterion.id())) {
                member(schema, criterion.id(), criterion(criterion.answers(), submission.files()));
            }
        }
        if (delimiter.hasCanary() && wanted.test(delimiter.canaryCriterion())) {
            member(schema, delimiter.canaryCriterion(), oneOf(List.of(Criterion.YES, Criterion.NO)));
        }
        return schema;
    }

    private static ObjectNode criterion(List<String> answers, List<SubmissionFile> files) {
        ObjectNode evidence = object();
        member(evidence, "file", oneOf(files.stream().map(SubmissionFile::name).toList()));
        member(evidence, "line", line(files));
        member(evidence, "quote", text(AnswerLimits.QUOTE));
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
        list.set("items", evidence);
        list.put("maxItems", AnswerLimits.EVIDENCE);

        ObjectNode criterion = object();
        member(criterion, "evidence", list);
        member(criterion, "feedback", text(AnswerLimits.FEEDBACK));
        member(criterion, "answer", oneOf(answers));
        member(criterion, "sure", oneOf(List.of("low", "medium", "high")));
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

    private static ObjectNode text(int longest) {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("maxLength", longest);
    }

    private static ObjectNode line(List<SubmissionFile> files) {
        long most = files.stream()
                .mapToLong(each -> each.text().lines().count())
                .max()
                .orElse(1);
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", Math.max(1, most));
    }

    private static ObjectNode oneOf(List<String> allowed) {
        ObjectNode choice = JsonNodeFactory.instance.objectNode().put("type", "string");
        ArrayNode values = choice.putArray("enum");
        allowed.forEach(values::add);
        return choice;
    }
}
