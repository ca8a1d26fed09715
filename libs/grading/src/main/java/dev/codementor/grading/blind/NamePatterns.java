package dev.codementor.grading.blind;

import dev.codementor.grading.roster.Student;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of some students. It finds candidates for e-mails, ids and single names by their shape and looks them
 * up. It searches for full names only in texts that contain their parts. So a large roster costs little.
 */
final class NamePatterns {

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*[\\p{L}\\p{N}]");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’-]\\p{L}[\\p{L}\\p{M}]*)*");
    /** The beginning of a word, or of a hump in camel case. */
    private static final String BEGIN = "(?:(?<![\\p{L}\\p{M}])|(?<=\\p{Ll})(?=\\p{Lu}))";

    private static final String END = "(?![\\p{Ll}\\p{M}])";

    private final Map<String, Integer> emails = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Integer> single = new HashMap<>();
    private final Map<Names.WholeName, Whole> whole = new LinkedHashMap<>();

    private NamePatterns() {}

    private record Whole(Pattern pattern, int number) {}

    static NamePatterns of(List<Student> students, Pseudonyms pseudonyms) {
        NamePatterns patterns = new NamePatterns();
        for (Student student : students) {
            int number = pseudonyms.numberOf(student);
            Names.emails(student).forEach(each -> patterns.emails.putIfAbsent(each.toLowerCase(Locale.ROOT), number));
            Names.ids(student).forEach(each -> patterns.ids.putIfAbsent(each.toLowerCase(Locale.ROOT), number));
            Names.telling(student).forEach(each -> patterns.addSingle(each, number));
            for (Names.WholeName each : Names.together(student)) {
                patterns.whole.computeIfAbsent(
                        each, absent -> new Whole(Pattern.compile(BEGIN + each.pattern() + END), number));
            }
        }
        return patterns;
    }

    private void addSingle(String name, int number) {
        single.putIfAbsent(name, number);
        single.putIfAbsent(name.toUpperCase(Locale.ROOT), number);
    }

    /** E-mails, ids, and full names. */
    void anywhere(String text, Edits edits) {
        lookUp(EMAIL.matcher(text), emails, Pseudonyms::email, edits);
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String found = word.group();
            Integer number = ids.get(found.toLowerCase(Locale.ROOT));
            if (number != null) {
                boolean digits = found.chars().allMatch(Character::isDigit);
                edits.replace(
                        word.start(),
                        word.end(),
                        digits ? Pseudonyms.number(number, found.length()) : Pseudonyms.name(number));
            } else {
                within(word, edits);
            }
        }
        String lower = text.toLowerCase(Locale.ROOT);
        whole.forEach((name, pattern) -> {
            if (name.parts().stream().allMatch(lower::contains)) {
                Matcher matcher = pattern.pattern().matcher(text);
                while (matcher.find()) {
                    edits.replace(matcher.start(), matcher.end(), Pseudonyms.name(pattern.number()));
                }
            }
        });
    }

    /** An id may be a part of a word: {@code hw3_s1234567.py}. */
    private void within(Matcher word, Edits edits) {
        int start = word.start();
        for (String part : word.group().split("(?<=[._-])|(?=[._-])")) {
            Integer number = part.length() == word.group().length() ? null : ids.get(part.toLowerCase(Locale.ROOT));
            if (number != null) {
                boolean digits = part.chars().allMatch(Character::isDigit);
                edits.replace(
                        start,
                        start + part.length(),
                        digits ? Pseudonyms.number(number, part.length()) : Pseudonyms.name(number));
            }
            start += part.length();
        }
    }

    /** Single names. */
    void inWords(String text, int start, int end, Edits edits) {
        lookUp(NAME.matcher(text).region(start, end), single, Pseudonyms::name, edits);
    }

    private static void lookUp(
            Matcher matcher, Map<String, Integer> known, IntFunction<String> pseudonym, Edits edits) {
        while (matcher.find()) {
            Integer number = known.get(matcher.group());
            if (number == null) {
                number = known.get(matcher.group().toLowerCase(Locale.ROOT));
            }
            if (number != null) {
                edits.replace(matcher.start(), matcher.end(), pseudonym.apply(number));
            }
        }
    }
}
