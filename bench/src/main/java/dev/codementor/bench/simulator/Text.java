package dev.codementor.bench.simulator;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times as the tables and messages write them. */
final class Text {

    private Text() {}

    /** Without digits that say nothing. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static String duration(Duration value) {
        long millis = value.toMillis();
        return millis % 1_000 != 0
                ? millis + "ms"
                : millis % 60_000 != 0 || millis == 0 ? millis / 1_000 + "s" : millis / 60_000 + "m";
    }

    static double seconds(Duration value) {
        return value.toMillis() / 1e3;
    }
}
