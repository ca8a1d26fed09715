package dev.codementor.cost;

/**
 * How long everything exists before it is torn down.
 *
 * @param hours more than 0, at most {@link #HOURS_A_MONTH}
 */
record Period(double hours) {

    /** AWS bills by the hour; 730 hours are a twelfth of a year. */
    static final double HOURS_A_MONTH = 730;

    static final Period MONTH = new Period(HOURS_A_MONTH);

    static Period ofDays(double days) {
        return new Period(days * 24);
    }

    boolean isMonth() {
        return months() == 1;
    }

    double days() {
        return hours / 24;
    }

    double months() {
        return hours / HOURS_A_MONTH;
    }
}
