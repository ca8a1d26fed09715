package dev.codementor.cost;

/**
 * One line of a bill.
 *
 * @param count in the unit of the price
 * @param times how many times that count is paid in the period
 */
record BillLine(String what, double count, double times, Price price) {

    double dollars() {
        return count * times * price.dollars();
    }
}
