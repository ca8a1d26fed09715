package dev.codementor.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads roles or courses from a token's claims and gives them our names. */
final class ClaimWords {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

    private final List<ClaimPath> from;
    private final Map<String, Set<String>> names = new HashMap<>();
    private final @Nullable Pattern pattern;

    ClaimWords(WordsProperties properties) {
        this.from = properties.from().stream().map(ClaimPath::new).toList();
        this.pattern = properties.pattern();
        for (String each : properties.names()) {
            int equals = each.lastIndexOf('=');
            names.computeIfAbsent(each.substring(0, equals).strip(), _ -> new LinkedHashSet<>())
                    .add(each.substring(equals + 1).strip());
        }
    }

    /**
     * Our words for what the token says. What is no text is left out.
     *
     * @throws RefusedException when the issuer left a claim out of the token, as that is no empty list
     */
    Set<String> read(Map<String, Object> claims) throws RefusedException {
        Set<String> ours = new LinkedHashSet<>();
        for (ClaimPath path : from) {
            if (path.isElsewhere(claims)) {
                throw new RefusedException(Refusal.CLAIMS_ELSEWHERE, "claim=" + path.text());
            }
            path.find(claims).ifPresent(value -> texts(value).forEach(word -> addOurs(word, ours)));
        }
        return ours;
    }

    private Stream<String> texts(Object claim) {
        return switch (claim) {
            // The whole text first, as groups may have blanks in their names.
            case String text when names.containsKey(text) -> Stream.of(text);
            case String text -> Arrays.stream(SEPARATORS.split(text));
            case Collection<?> values ->
                values.stream().filter(String.class::isInstance).map(String.class::cast);
            default -> Stream.of();
        };
    }

    private void addOurs(String word, Set<String> ours) {
        Set<String> named = names.get(word);
        if (named != null) {
            ours.addAll(named);
        } else if (pattern != null) {
            Matcher matcher = pattern.matcher(word);
            if (matcher.matches()) {
                String found = matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
                if (found != null) {
                    ours.add(found);
                }
            }
        } else if (names.isEmpty()) {
            ours.add(word);
        }
    }
}
