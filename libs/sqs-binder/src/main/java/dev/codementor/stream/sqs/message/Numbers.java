package dev.codementor.stream.sqs.message;

import java.math.BigDecimal;

/** Numbers as attributes of messages. SQS takes 38 digits, and magnitudes from 10<sup>-128</sup> to 10<sup>126</sup> (quota). */
final class Numbers {

    private static final int MOST_DIGITS = 38;
    private static final BigDecimal LEAST = BigDecimal.ONE.scaleByPowerOfTen(-128);
    private static final BigDecimal MOST = BigDecimal.ONE.scaleByPowerOfTen(126);

    private Numbers() {}

    /** Whether SQS takes it as it is; it refuses what is no number, such as NaN. */
    static boolean areTaken(Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
            BigDecimal magnitude = exact.abs();
            return exact.signum() == 0
                    || (exact.precision() <= MOST_DIGITS
                            && magnitude.compareTo(LEAST) >= 0
                            && magnitude.compareTo(MOST) <= 0);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * The number of an attribute, a {@code Long} where it is a whole one. Servers other than Amazon's take anything under
     * that name, and no message must be lost for it.
     */
    static Object read(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return fraction(text);
        }
    }

    private static Object fraction(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return switch (text) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> text;
            };
        }
    }
}
