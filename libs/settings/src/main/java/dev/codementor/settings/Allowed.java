package dev.codementor.settings;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Says in words what a setting takes, from its type and the bounds that stand on it. */
final class Allowed {

    private Allowed() {}

    /** Such as {@code a duration from 0s to 10m, such as 20s}. */
    static String words(Setting setting) {
        String own = ownMessage(setting);
        if (own != null) {
            return own;
        }
        Class<?> type = setting.type();
        if (type == Duration.class) {
            return "a duration" + range(duration(least(setting)), duration(most(setting)))
                    + ", such as 500ms, 20s or 5m";
        }
        if (type == DataSize.class) {
            DataSizeBetween bounds = setting.constraint(DataSizeBetween.class);
            return "a size" + (bounds == null ? "" : range(bounds.least(), bounds.most())) + ", such as 512KB or 4MB";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number" + range(leastNumber(setting), mostNumber(setting));
        }
        if (type == double.class || type == Double.class) {
            DecimalMin least = setting.constraint(DecimalMin.class);
            DecimalMax most = setting.constraint(DecimalMax.class);
            return "a number" + range(least == null ? null : least.value(), most == null ? null : most.value());
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(" or "));
        }
        if (type == java.util.regex.Pattern.class) {
            return "a regular expression";
        }
        if (type == URI.class) {
            return "an address, such as https://example.edu";
        }
        if (type == Path.class) {
            return "a path";
        }
        Size size = setting.constraint(Size.class);
        return size == null
                ? "a text that is not empty"
                : "a text of " + size.min() + " to " + size.max() + " characters";
    }

    /** What a record says itself about what must be given; null where Jakarta Validation's own words would come. */
    private static @Nullable String ownMessage(Setting setting) {
        NotNull needed = setting.constraint(NotNull.class);
        NotBlank filled = setting.constraint(NotBlank.class);
        Pattern pattern = setting.constraint(Pattern.class);
        String message = needed != null
                ? needed.message()
                : filled != null ? filled.message() : pattern != null ? pattern.message() : "{";
        return message.startsWith("{") ? null : message;
    }

    private static String range(@Nullable String least, @Nullable String most) {
        if (least != null && most != null) {
            return " from " + least + " to " + most;
        }
        return least != null ? " of at least " + least : most != null ? " of at most " + most : "";
    }

    private static @Nullable String leastNumber(Setting setting) {
        Min least = setting.constraint(Min.class);
        return isPort(setting) ? "0" : least == null ? null : grouped(least.value());
    }

    private static @Nullable String mostNumber(Setting setting) {
        Max most = setting.constraint(Max.class);
        return isPort(setting) ? "65535" : most == null ? null : grouped(most.value());
    }

    static boolean isPort(Setting setting) {
        return setting.constraint(ListeningPort.class) != null;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static @Nullable Duration least(Setting setting) {
        DurationMin least = setting.constraint(DurationMin.class);
        return least == null
                ? null
                : Duration.ofDays(least.days())
                        .plusHours(least.hours())
                        .plusMinutes(least.minutes())
                        .plusSeconds(least.seconds())
                        .plusMillis(least.millis())
                        .plusNanos(least.nanos());
    }

    private static @Nullable Duration most(Setting setting) {
        DurationMax most = setting.constraint(DurationMax.class);
        return most == null
                ? null
                : Duration.ofDays(most.days())
                        .plusHours(most.hours())
                        .plusMinutes(most.minutes())
                        .plusSeconds(most.seconds())
                        .plusMillis(most.millis())
                        .plusNanos(most.nanos());
    }

    /** In the largest unit that needs no fraction, as it would be given. */
    private static @Nullable String duration(@Nullable Duration value) {
        if (value == null) {
            return null;
        }
        long millis = value.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 86_400 == 0
                ? seconds / 86_400 + "d"
                : seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds / 60 + "m";
    }
}
