package dev.codementor.grading.answers;

import java.util.Locale;
import java.util.Optional;

/** How sure the model says it is about one criterion. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    /** The spelling in answers and files. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Confidence> of(String wireName) {
        for (Confidence each : values()) {
            if (each.wireName().equals(wireName)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
