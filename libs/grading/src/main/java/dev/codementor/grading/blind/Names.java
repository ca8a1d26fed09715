package dev.codementor.grading.blind;

import dev.codementor.grading.roster.Student;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways in which a program may name one student. */
final class Names {

    /** Parts of names shorter than this are too often words. */
    private static final int LONG = 4;

    /** First and last name together with this many letters mean nothing else, even as one word. */
    private static final int UNMISTAKABLE = 7;

    private static final Pattern NUMBER = Pattern.compile("\\d{5,}");

    /** Ids shorter than this are too often plain numbers or words. */
    private static final int SHORTEST_ID = 4;

    private Names() {}

    /** Given and family names, without initials. */
    static List<String> parts(Student student) {
        List<String> parts = new ArrayList<>();
        for (String part : student.name().split("[\\s,.]+")) {
            if (part.length() > 1) {
                parts.add(part);
            }
        }
        return parts;
    }

    /**
     * First and last name together, in both orders and however they are joined, including as one identifier. They are
     * so rarely anything else that they are replaced everywhere. If both are short or are also words, they are replaced
     * only where they are written as people write names.
     */
    static Set<WholeName> together(Student student) {
        List<String> parts = parts(student);
        Set<WholeName> names = new LinkedHashSet<>();
        if (parts.size() > 1) {
            String first = parts.getFirst();
            String last = parts.getLast();
            names.add(whole(parts));
            names.add(whole(List.of(first, last)));
            names.add(whole(List.of(last, first)));
        }
        return names;
    }

    /**
     * @param pattern includes what may stand between the parts
     * @param parts in lower case; a text that lacks one of them does not contain the name
     */
    record WholeName(String pattern, List<String> parts) {}

    private static WholeName whole(List<String> parts) {
        int letters = parts.stream().mapToInt(String::length).sum();
        List<String> lower =
                parts.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        List<String> quoted = parts.stream().map(Pattern::quote).toList();
        return letters < UNMISTAKABLE || lower.stream().allMatch(Words::contains)
                ? new WholeName(String.join("[ \\t]*[, \\t][ \\t]*", quoted), lower)
                : new WholeName("(?iu:" + String.join("[\\s,._'-]{0,3}", quoted) + ")", lower);
    }

    /** Parts that can only mean a person: long enough, and neither words nor names of types. */
    static List<String> telling(Student student) {
        return parts(student).stream()
                .filter(each -> each.length() >= LONG && !Words.contains(each.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Ids and logins that are long enough to be recognised. */
    static Set<String> ids(Student student) {
        Set<String> ids = new LinkedHashSet<>();
        List<String> all = new ArrayList<>(student.aliases());
        all.add(student.id());
        for (String id : all) {
            boolean isNumber = id.chars().allMatch(each -> each >= '0' && each <= '9');
            boolean tells = isNumber
                    ? NUMBER.matcher(id).matches()
                    : id.length() >= (id.chars().anyMatch(Character::isDigit) ? SHORTEST_ID : UNMISTAKABLE)
                            && !Words.contains(id.toLowerCase(Locale.ROOT));
            if (tells && !id.contains("@")) {
                ids.add(id);
            }
        }
        return ids;
    }

    static Set<String> emails(Student student) {
        Set<String> emails = new LinkedHashSet<>();
        List<String> all = new ArrayList<>(student.aliases());
        all.add(student.id());
        all.add(student.email());
        for (String each : all) {
            if (each.indexOf('@') > 0) {
                emails.add(each);
            }
        }
        return emails;
    }
}
