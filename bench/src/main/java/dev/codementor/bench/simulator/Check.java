package dev.codementor.bench.simulator;

import java.time.Duration;

/** Holds values of files against their bounds, with a sentence that names the field. */
final class Check {

    private Check() {}

    static void within(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("%s must be between %s and %s: %s"
                    .formatted(field, Text.number(least), Text.number(most), Text.number(value)));
        }
    }

    static void within(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s must be between %s and %s: %s"
                    .formatted(field, Text.duration(least), Text.duration(most), Text.duration(value)));
        }
    }
}
