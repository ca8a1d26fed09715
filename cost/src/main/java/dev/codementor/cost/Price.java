package dev.codementor.cost;

import java.time.LocalDate;

/**
 * What one unit of an item costs.
 *
 * @param dollars US dollars per unit, before tax; more than 0
 * @param asOf the day on which somebody read it
 * @param verified whether it was read from a source for this very region
 */
record Price(String item, Unit unit, double dollars, LocalDate asOf, boolean verified) {

    static Price of(CsvRow row, Unit unit) {
        boolean verified = !row.text("source").startsWith("unverified");
        return new Price(row.text("item"), unit, row.positive("price"), row.date("as_of"), verified);
    }

    /** A price that is derived from this one; it is verified if both are. */
    Price times(double factor, boolean factorVerified) {
        return new Price(item, unit, dollars * factor, asOf, verified && factorVerified);
    }
}
