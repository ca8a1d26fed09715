package dev.codementor.grading.drafts;

import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.distrust.Disagreement;
import dev.codementor.grading.uncertainty.Agreement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
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

    private static BigDecimal rounded(double share) {
        return BigDecimal.valueOf(share).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
