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

    /** One step less sure. */
    Confidence lowered() {
        return switch (this) {
            case LOW, MEDIUM -> LOW;
            case HIGH -> MEDIUM;
        };
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
