package dev.codementor.grading.plan;

import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.text.Cut;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the submissions of a batch are graded. One question costs the tokens of the submission and of the answer, because
 * instructions and rubric are in the model server's cache.
 *
 * @param mostAsks most attempts at a draft until an answer is usable, 1 to 5; costs nothing while answers are usable
 * @param samples most further opinions on an uncertain draft, 0 to 8; each costs one more question, and a certain draft
 *     needs none
 * @param neutralCopy whether a copy without comments, texts and the program's own names is graded too; one more
 *     question per submission, so about twice the time
 * @param canary whether the model is asked about a word that does not occur, so that a model that confirms it is not
 *     reading; about 30 tokens of each answer
 * @param findInstructions whether to look for text that addresses the grader; costs no tokens
 * @param numberedLines whether lines are numbered; about a third more tokens per submission
 */
public record GradingPlan(
        int mostAsks,
        int samples,
        boolean neutralCopy,
        boolean canary,
        boolean findInstructions,
        boolean numberedLines) {

    /** The plan that applies when an instructor chooses nothing. */
    public static final GradingPlan STANDARD = new GradingPlan(3, 2, true, true, true, false);

    /** The names of all fields, in JSON and in forms. */
    public static final List<String> FIELDS =
            List.of("mostAsks", "samples", "neutralCopy", "canary", "findInstructions", "numberedLines");

    private static final int MOST_ASKS = 5;
    private static final int MOST_SAMPLES = 8;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException if a field is out of range; the message names it */
    public GradingPlan {
        requireRange("mostAsks", mostAsks, 1, MOST_ASKS);
        requireRange("samples", samples, 0, MOST_SAMPLES);
    }

    /**
     * Reads a plan. Missing fields are taken from {@link #STANDARD}.
     *
     * @throws IllegalArgumentException that says which field is wrong, and how
     */
    public static GradingPlan read(String json) {
        JsonNode plan;
        try {
            plan = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("plan is not JSON", e);
        }
        if (!plan.isObject()) {
            throw new IllegalArgumentException("plan must be a JSON object");
        }
        for (String name : plan.propertyNames()) {
            requireKnown(name);
        }
        return new GradingPlan(
                number(plan, "mostAsks", STANDARD.mostAsks),
                number(plan, "samples", STANDARD.samples),
                truth(plan, "neutralCopy", STANDARD.neutralCopy),
                truth(plan, "canary", STANDARD.canary),
                truth(plan, "findInstructions", STANDARD.findInstructions),
                truth(plan, "numberedLines", STANDARD.numberedLines));
    }

    /**
     * The same plan with some fields replaced by those of a form.
     *
     * @param form texts by field
     * @throws IllegalArgumentException that says which field is wrong, and how
     */
    public GradingPlan with(Map<String, String> form) {
        ObjectNode json = json();
        form.forEach((name, text) -> {
            requireKnown(name);
            if (json.path(name).isBoolean()) {
                json.put(name, truth(name, text.strip()));
            } else {
                json.put(name, number(name, text.strip()));
            }
        });
        return read(json.toString());
    }

    /** All fields, as {@link #read} takes them. */
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mostAsks", mostAsks)
                .put("samples", samples)
                .put("neutralCopy", neutralCopy)
                .put("canary", canary)
                .put("findInstructions", findInstructions)
                .put("numberedLines", numberedLines);
    }

    /** Canonical JSON, as it is stored. */
    public String text() {
        return CanonicalJson.of(json());
    }

    private static void requireRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("plan.%s must be %d to %d".formatted(field, least, most));
        }
    }

    private static void requireKnown(String field) {
        if (!FIELDS.contains(field)) {
            throw new IllegalArgumentException(
                    "plan.%s is not known; known are %s".formatted(Cut.shown(field, 40), String.join(", ", FIELDS)));
        }
    }

    private static int number(JsonNode plan, String field, int otherwise) {
        JsonNode value = plan.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wholeNumber(field);
        }
        return value.intValue();
    }

    private static int number(String field, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wholeNumber(field);
        }
    }

    private static IllegalArgumentException wholeNumber(String field) {
        return new IllegalArgumentException("plan.%s must be a whole number".formatted(field));
    }

    private static boolean truth(JsonNode plan, String field, boolean otherwise) {
        JsonNode value = plan.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        return truth(field, value.isBoolean() ? value.toString() : "");
    }

    private static boolean truth(String field, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("plan.%s must be true or false".formatted(field));
        };
    }
}
