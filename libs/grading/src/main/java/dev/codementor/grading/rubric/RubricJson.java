package dev.codementor.grading.rubric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A rubric as JSON, in the fields of {@code rubric.schema.json}. Empty and false values are left out. */
final class RubricJson {

    private RubricJson() {}

    static ObjectNode of(Rubric rubric) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", rubric.id()).put("title", rubric.title()).put("language", rubric.language());
        putText(json, "assignment", rubric.assignment());
        ArrayNode criteria = json.putArray("criteria");
        rubric.criteria().forEach(each -> criteria.add(of(each)));
        return json;
    }

    private static ObjectNode of(Criterion criterion) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", criterion.id()).put("title", criterion.title()).put("points", criterion.points());
        switch (criterion.scale()) {
            case Scale.YesNo yesNo -> {}
            case Scale.Levels scale -> {
                ArrayNode levels = json.putArray("levels");
                for (Level level : scale.levels()) {
                    ObjectNode each = levels.addObject();
                    each.put("name", level.name()).put("points", level.points());
                    putText(each, "description", level.description());
                }
            }
        }
        putText(json, "guidance", criterion.guidance());
        putText(json, "note", criterion.note());
        if (criterion.extraCredit()) {
            json.put("extraCredit", true);
        }
        return json;
    }

    private static void putText(ObjectNode json, String field, String text) {
        if (!text.isEmpty()) {
            json.put(field, text);
        }
    }

    /** @param json valid according to the schema */
    static Rubric read(JsonNode json) {
        List<Criterion> criteria = new ArrayList<>();
        for (JsonNode each : json.path("criteria")) {
            criteria.add(criterion(each));
        }
        return new Rubric(
                text(json, "id"),
                text(json, "title"),
                json.path("language").asString("en"),
                text(json, "assignment"),
                criteria);
    }

    private static Criterion criterion(JsonNode json) {
        return new Criterion(
                text(json, "id"),
                text(json, "title"),
                points(json),
                json.has("levels") ? levels(json.path("levels")) : new Scale.YesNo(),
                text(json, "guidance"),
                text(json, "note"),
                json.path("extraCredit").asBoolean(false));
    }

    private static Scale levels(JsonNode json) {
        List<Level> levels = new ArrayList<>();
        for (JsonNode each : json) {
            levels.add(new Level(text(each, "name"), points(each), text(each, "description")));
        }
        return new Scale.Levels(levels);
    }

    private static BigDecimal points(JsonNode json) {
        BigDecimal points = json.path("points").decimalValue().stripTrailingZeros();
        return points.scale() < 0 ? points.setScale(0) : points;
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("").strip();
    }
}
