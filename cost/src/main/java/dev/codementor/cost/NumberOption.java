package dev.codementor.cost;

import picocli.CommandLine.TypeConversionException;

/** Reads the numbers of options and holds them against their bounds. */
final class NumberOption {

    private NumberOption() {}

    static double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a number: " + text);
        }
    }

    static int parseWhole(String text) {
        double value = parse(text);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new TypeConversionException("must be a whole number: " + text);
        }
        return (int) value;
    }

    /** @throws BadInput when the value is out of its bounds, or not a number */
    static double within(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new BadInput("%s must be between %s and %s: %s"
                    .formatted(option, Numbers.plain(least), Numbers.plain(most), exact(value)));
        }
        return value;
    }

    private static String exact(double value) {
        return Double.toString(value).replaceFirst("\\.0$", "");
    }
}
