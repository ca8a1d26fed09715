package dev.codementor.embedded.rehearsal;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How long a model stays loaded: a number of seconds or a text such as {@code 5m}. A negative value means for ever. */
final class KeepAlive {

    static final Duration FOR_EVER = Duration.ofDays(36_500);

    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|h|m|s)?");

    private KeepAlive() {}

    /** @throws IllegalArgumentException if it is neither a number nor a duration */
    static Duration of(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return USUAL;
        }
        String text = given.asString("").strip();
        if (text.startsWith("-")) {
            return FOR_EVER;
        }
        Duration duration = parse(text);
        return duration.compareTo(FOR_EVER) > 0 ? FOR_EVER : duration;
    }

    /** A duration as Ollama reads it, such as {@code 25ms}, {@code 1m30s}, or {@code 2} for two seconds. */
    static Duration parse(String text) {
        Duration total = Duration.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find() && part.start() == end) {
            end = part.end();
            total = total.plusNanos((long) (Double.parseDouble(part.group(1)) * nanos(part.group(2))));
        }
        if (end == 0 || end != text.length()) {
            throw new IllegalArgumentException("time: invalid duration \"" + text + "\"");
        }
        return total;
    }

    private static double nanos(@Nullable String unit) {
        return switch (unit) {
            case "ms" -> 1e6;
            case "m" -> 60e9;
            case "h" -> 3600e9;
            case null, default -> 1e9;
        };
    }
}
