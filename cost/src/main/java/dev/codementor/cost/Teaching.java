package dev.codementor.cost;

/**
 * When workers wait for prompts.
 *
 * @param daysAMonth days of teaching in a month, 0 to 31
 * @param hoursADay hours of such a day, 1 to 24
 */
record Teaching(double daysAMonth, double hoursADay) {

    /** At most the hours of a month as AWS counts them. */
    double hoursAMonth() {
        return Math.min(Period.HOURS_A_MONTH, daysAMonth * hoursADay);
    }
}
