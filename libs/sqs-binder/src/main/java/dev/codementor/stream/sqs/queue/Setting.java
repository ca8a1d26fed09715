package dev.codementor.stream.sqs.queue;

import java.time.Duration;

/**
 * Checks settings under one prefix, so that every error names the property exactly as the application writes it.
 *
 * @param prefix such as {@code spring.cloud.stream.sqs.bindings.orders-in-0.consumer}
 */
public record Setting(String prefix) {

    /** The property's full name. */
    public String named(String property) {
        return prefix + "." + property;
    }

    /** The full name of Spring Cloud Stream's own property that names the binding's queue. */
    public String destination() {
        return prefix.replaceFirst("\\.sqs\\.bindings\\.", ".bindings.").replaceFirst("\\.(consumer|producer)$", "")
                + ".destination";
    }

    /** Returns the value if it lies between least and most. */
    public Duration duration(String property, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw refused(property, value, least, most);
        }
        return value;
    }

    /** Returns the value if it lies between least and most. */
    public int number(String property, int value, int least, int most) {
        if (value < least || value > most) {
            throw refused(property, value, least, most);
        }
        return value;
    }

    private IllegalArgumentException refused(String property, Object value, Object least, Object most) {
        return new IllegalArgumentException(
                named(property) + " must be between " + least + " and " + most + " but is " + value);
    }
}
