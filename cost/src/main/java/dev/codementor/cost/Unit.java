package dev.codementor.cost;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a price is for. A count of hours is of things that run all the time; every other count is of one month. */
enum Unit {
    HOUR("hour"),
    MONTH("month"),
    GB_MONTH("GB-month"),
    GB("GB"),
    MILLION("million");

    private final String text;

    Unit(String text) {
        this.text = text;
    }

    /** @throws BadInput when the row's unit is none of these */
    static Unit of(CsvRow row) {
        String text = row.text("unit");
        return Arrays.stream(values())
                .filter(unit -> unit.text.equals(text))
                .findFirst()
                .orElseThrow(() -> row.refused("unit must be one of " + all() + ": " + text));
    }

    private static String all() {
        return Arrays.stream(values()).map(Unit::text).collect(Collectors.joining(", "));
    }

    /** As it is written in {@code prices.csv} and on the bill. */
    String text() {
        return text;
    }

    /** How many times the price is paid in this period for a count of one. */
    double times(Period period) {
        return this == HOUR ? period.hours() : period.months();
    }
}
