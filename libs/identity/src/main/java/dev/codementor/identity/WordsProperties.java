package dev.codementor.identity;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a token has words of one kind, and what they are called here. Without {@code names} and {@code pattern} the
 * issuer's words are ours; with one of them, only the words that it gives count.
 *
 * @param from claims that are read, all of them; default the claim {@code roles} or {@code courses}
 * @param names the issuer's word, {@code =}, and ours, such as {@code Lecturer=instructor}; a word may be given several
 *     times, and then means all of ours
 * @param pattern a regular expression that a whole word must match; what its first group matched is our word, such as
 *     {@code /courses/(.+)}. It is tried for words that are not among {@code names}
 */
public record WordsProperties(
        @DefaultValue List<String> from,
        @DefaultValue List<String> names,
        @Nullable Pattern pattern) {

    public WordsProperties {
        pattern = filled(pattern);
        from = from.stream().filter(claim -> !claim.isBlank()).toList();
        names = names.stream().filter(each -> !each.isBlank()).toList();
        for (String each : names) {
            int equals = each.lastIndexOf('=');
            if (equals < 1 || equals == each.length() - 1) {
                throw new IllegalArgumentException(
                        "'%s' must be the issuer's word, '=', and ours, such as Lecturer=instructor".formatted(each));
            }
        }
    }

    WordsProperties orFrom(String claim) {
        return from.isEmpty() ? new WordsProperties(List.of(claim), names, pattern) : this;
    }

    void requireOurs(Predicate<String> ours, String what) {
        for (String each : names) {
            String word = each.substring(each.lastIndexOf('=') + 1).strip();
            if (!ours.test(word)) {
                throw new IllegalArgumentException("'%s' gives '%s', which is not %s".formatted(each, word, what));
            }
        }
    }

    /** An empty variable is as good as none. */
    static @Nullable Pattern filled(@Nullable Pattern pattern) {
        return pattern == null || pattern.pattern().isEmpty() ? null : pattern;
    }
}
