package dev.codementor.grading.blind;

import dev.codementor.grading.roster.Student;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a student's own name inside identifiers: {@code ByronStack}, {@code ada_sort}. */
final class OwnIdentifiers {

    /** Shorter names are too often parts of words. */
    private static final int SHORTEST = 5;

    /** Humps of camel case and parts between underscores. */
    private static final Pattern PART = Pattern.compile("\\p{Lu}?\\p{Ll}+|\\p{Lu}+(?!\\p{Ll})");

    private final Set<String> names = new HashSet<>();
    private final int number;

    OwnIdentifiers(Student student, int number) {
        this.number = number;
        for (String each : Names.telling(student)) {
            if (each.length() >= SHORTEST) {
                names.add(each.toLowerCase(Locale.ROOT));
            }
        }
    }

    int number() {
        return number;
    }

    void find(String text, int start, int end, Edits edits) {
        if (names.isEmpty()) {
            return;
        }
        Matcher part = PART.matcher(text).region(start, end);
        while (part.find()) {
            String found = part.group();
            if (names.contains(found.toLowerCase(Locale.ROOT))) {
                String now = Pseudonyms.name(number);
                boolean lower = Character.isLowerCase(found.charAt(0));
                edits.replace(part.start(), part.end(), lower ? now.toLowerCase(Locale.ROOT) : now);
            }
        }
    }
}
