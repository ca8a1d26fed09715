package dev.codementor.cost;

import java.util.Locale;

/** Writes numbers as people read them, the same in every locale. */
final class Numbers {

    private Numbers() {}

    /** Up to four decimals below ten and one above, without zeros at the end. */
    static String plain(double value) {
        String text = String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.4f" : "%.1f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String dollars(double value) {
        return String.format(Locale.ROOT, value < 0 ? "-$%.2f" : "$%.2f", Math.abs(value));
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
