package dev.codementor.grading.drafts;

import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.distrust.Disagreement;
import dev.codementor.grading.uncertainty.Agreement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model's grade and what it is based on.
 *
 * @param agreement of all usable gradings of the submission
 * @param disagreement with the grading of the copy; null if the copy was not graded
 */
public record Draft(
        Grade grade, Agreement agreement, @Nullable Disagreement disagreement) {

    private static final int DECIMALS = 3;

    /**
     * Canonical JSON: the members of {@link GradeJson}; {@code agreement} with the number of gradings and, for each
     * criterion, the share of gradings that gave its answer; and {@code copy} with the points that words may have
     * earned and the criteria that were answered differently.
     */
    public String text() {
        ObjectNode json = GradeJson.of(grade);
        ObjectNode shares =
                json.putObject("agreement").put("samples", agreement.samples()).putObject("shares");
        agreement.criteria().forEach(each -> shares.put(each.criterion(), rounded(each.share())));
        if (disagreement != null) {
            ObjectNode copy = json.putObject("copy")
                    .put("pointsForWords", disagreement.pointsForWords())
                    .put("share", rounded(disagreement.share()));
            ArrayNode differences = copy.putArray("differences");
            disagreement.criteria().forEach(each -> differences
                    .addObject()
                    .put("id", each.criterion())
                    .put("answer", each.submission())
                    .put("copy", each.copy()));
        }
        return CanonicalJson.of(json);
    }

    /**
     * Reads what {@link #text} wrote, and a person's grade, which has neither agreement nor copy.
     *
     * @throws IllegalArgumentException if it is not a grade; the message quotes nothing of it
     */
    public static KeptGrade read(String json) {
        Grade grade = GradeJson.read(json);
        JsonNode kept = JsonMapper.shared().readTree(json);
        return new KeptGrade(grade, agreement(kept.path("agreement")), copy(kept.path("copy")));
    }

    private static KeptGrade.@Nullable Agreement agreement(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        Map<String, BigDecimal> shares = new HashMap<>();
        json.path("shares").forEachEntry((criterion, share) -> shares.put(criterion, number(share, "share")));
        return new KeptGrade.Agreement(number(json.path("samples"), "samples").intValue(), shares);
    }

    private static KeptGrade.@Nullable Copy copy(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        Map<String, String> answers = new HashMap<>();
        for (JsonNode each : json.path("differences")) {
            answers.put(each.path("id").asString(""), each.path("copy").asString(""));
        }
        return new KeptGrade.Copy(number(json.path("pointsForWords"), "pointsForWords"), answers);
    }

    private static BigDecimal number(JsonNode json, String member) {
        if (!json.isNumber()) {
            throw new IllegalArgumentException("a draft has no usable " + member);
        }
        return json.decimalValue();
    }

    private static BigDecimal rounded(double share) {
        return BigDecimal.valueOf(share).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
