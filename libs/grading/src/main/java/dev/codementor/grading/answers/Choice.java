package dev.codementor.grading.answers;

import dev.codementor.grading.rubric.Criterion;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One of the allowed answers. Models that ignore the requested form write other capitals, or true for yes. */
final class Choice {

    private Choice() {}

    /** Empty unless exactly one of the allowed answers is meant. */
    static Optional<String> of(List<String> allowed, JsonNode said) {
        if (said.isBoolean()) {
            String word = said.booleanValue() ? Criterion.YES : Criterion.NO;
            return allowed.contains(word) ? Optional.of(word) : Optional.empty();
        }
        if (!said.isString()) {
            return Optional.empty();
        }
        String word = said.stringValue().strip();
        if (allowed.contains(word)) {
            return Optional.of(word);
        }
        List<String> alike = allowed.stream().filter(word::equalsIgnoreCase).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }
}
