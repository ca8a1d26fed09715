package dev.codementor.grading.answers;

import dev.codementor.grading.answers.Evidence.Found;
import dev.codementor.grading.canonical.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A grade as JSON, in the form that is stored and that receipts pin. */
public final class GradeJson {

    private GradeJson() {}

    /** Canonical JSON of a grade alone. */
    public static String text(Grade grade) {
        return CanonicalJson.of(of(grade));
    }

    public static ObjectNode of(Grade grade) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode criteria = json.putArray("criteria");
        grade.criteria().forEach(each -> criteria.add(of(each)));
        return json.put("total", grade.total());
    }

    /**
     * Reads a grade and ignores members that a grade does not have, such as those of a draft.
     *
     * @throws IllegalArgumentException if it is not a grade; the message quotes nothing of it
     */
    public static Grade read(String json) {
        try {
            return read(JsonMapper.shared().readTree(json));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a grade is not JSON", e);
        }
    }

    /** @throws IllegalArgumentException if it is not a grade */
    public static Grade read(JsonNode json) {
        List<CriterionGrade> criteria = new ArrayList<>();
        for (JsonNode each : list(json, "criteria")) {
            criteria.add(criterion(each));
        }
        return new Grade(criteria, required(json, "total", JsonNode::isNumber).decimalValue());
    }

    private static ObjectNode of(CriterionGrade grade) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", grade.criterion())
                .put("answer", grade.answer())
                .put("points", grade.points())
                .put("feedback", grade.feedback())
                .put("sure", grade.sure().wireName());
        ArrayNode evidence = json.putArray("evidence");
        for (Evidence each : grade.evidence()) {
            evidence.addObject()
                    .put("file", each.file())
                    .put("line", each.line())
                    .put("endLine", each.endLine())
                    .put("quote", each.quote())
                    .put("found", wireName(each.found()));
        }
        return json;
    }

    private static CriterionGrade criterion(JsonNode json) {
        List<Evidence> evidence = new ArrayList<>();
        for (JsonNode each : list(json, "evidence")) {
            evidence.add(new Evidence(
                    text(each, "file"),
                    number(each, "line"),
                    number(each, "endLine"),
                    text(each, "quote"),
                    found(text(each, "found"))));
        }
        return new CriterionGrade(
                text(json, "id"),
                text(json, "answer"),
                required(json, "points", JsonNode::isNumber).decimalValue(),
                evidence,
                text(json, "feedback"),
                Confidence.of(text(json, "sure")).orElseThrow(() -> wrong("sure")));
    }

    private static String wireName(Found found) {
        return found.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Found found(String wireName) {
        for (Found each : Found.values()) {
            if (wireName(each).equals(wireName)) {
                return each;
            }
        }
        throw wrong("found");
    }

    private static List<JsonNode> list(JsonNode json, String member) {
        return List.copyOf(required(json, member, JsonNode::isArray).values());
    }

    private static String text(JsonNode json, String member) {
        return required(json, member, JsonNode::isString).stringValue();
    }

    private static int number(JsonNode json, String member) {
        return required(json, member, JsonNode::canConvertToInt).intValue();
    }

    private static JsonNode required(JsonNode json, String member, Predicate<JsonNode> form) {
        JsonNode value = json.path(member);
        if (!form.test(value)) {
            throw wrong(member);
        }
        return value;
    }

    private static IllegalArgumentException wrong(String member) {
        return new IllegalArgumentException("a grade has no usable " + member);
    }
}
