package dev.codementor.grading.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The evidence for one criterion.
 *
 * @param found the passages that are in the submission
 * @param lost whether others were left out, because they are not
 */
record Passages(List<Evidence> found, boolean lost) {

    static Passages of(JsonNode said, QuoteFinder quotes) {
        List<Evidence> found = new ArrayList<>();
        boolean lost = false;
        for (JsonNode each : said.isArray() ? said.values() : List.of(said)) {
            if (each.isMissingNode() || each.isNull() || found.size() == AnswerLimits.EVIDENCE) {
                continue;
            }
            Optional<Evidence> place = quotes.find(
                    each.path("file").asString(""),
                    each.path("line").asInt(0),
                    each.isString() ? each.stringValue() : each.path("quote").asString(""));
            place.ifPresent(found::add);
            lost |= place.isEmpty();
        }
        return new Passages(List.copyOf(found), lost);
    }

    /** A model that invents quotes is trusted less: by one step, or not at all when none of its quotes exists. */
    Confidence trust(Confidence said) {
        if (!lost) {
            return said;
        }
        return found.isEmpty() ? Confidence.LOW : said.lowered();
    }
}
