package dev.codementor.grading.distrust;

import dev.codementor.grading.distrust.Neutraliser.Renaming;
import dev.codementor.grading.source.Language;
import dev.codementor.grading.source.Lexer;
import dev.codementor.grading.source.Token;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the words of texts, and keeps what the program needs: their quotes, lines, placeholders and escapes. */
final class NeutralStrings {

    /** A text this short and without blanks is a key, a unit or a format. */
    private static final int SHORT = 8;

    private static final Pattern QUOTED =
            Pattern.compile("(?s)(?<open>[A-Za-z]{0,3}(?:\"\"\"|'''|[\"'`]))(?<inner>.*?)(?<close>\"\"\"|'''|[\"'`])?");
    private static final Pattern KEPT = Pattern.compile("(?<line>\n"
            + ")|(?<escape>\\\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.))|(?<format>%[-+"
            + " 0,#]*\\d{0,3}(?:\\.\\d{1,2})?[a-zA-Z%])|(?<braces>\\{[^{}\\n"
            + "\"'` ]{0,40}\\})");

    private final Language language;
    private final Renaming renaming;
    private final Map<String, Integer> numbers = new HashMap<>();

    NeutralStrings(Language language, Renaming renaming) {
        this.language = language;
        this.renaming = renaming;
    }

    String neutral(String raw) {
        Matcher quoted = QUOTED.matcher(raw);
        if (!quoted.matches()) {
            return "\"\"";
        }
        String open = quoted.group("open");
        String close = quoted.group("close") == null ? "" : quoted.group("close");
        String inner = quoted.group("inner");
        boolean asIs =
                inner.length() <= SHORT && inner.chars().allMatch(each -> each < 128 && !Character.isLetter(each))
                        || inner.length() <= SHORT && inner.chars().allMatch(each -> each > ' ' && each < 128);
        boolean interpolated =
                language == Language.PYTHON && open.toLowerCase(Locale.ROOT).startsWith("f");
        if (asIs) {
            return raw;
        }
        StringBuilder neutral = new StringBuilder(open);
        if (interpolated) {
            interpolated(inner, neutral);
        } else {
            contents(inner, neutral);
        }
        return neutral.append(close).toString();
    }

    /** A text with expressions in braces. The words can address a reader; the expressions are code. */
    private void interpolated(String inner, StringBuilder neutral) {
        int from = 0;
        for (int at = inner.indexOf('{'); at >= 0; at = inner.indexOf('{', from)) {
            int end = closing(inner, at);
            contents(inner.substring(from, at), neutral);
            neutral.append('{').append(expression(inner.substring(at + 1, end))).append('}');
            from = Math.min(inner.length(), end + 1);
        }
        contents(inner.substring(from), neutral);
    }

    private static int closing(String inner, int open) {
        int depth = 0;
        for (int i = open; i < inner.length(); i++) {
            depth += inner.charAt(i) == '{' ? 1 : inner.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return inner.length();
    }

    private String expression(String expression) {
        StringBuilder neutral = new StringBuilder();
        for (Token token : Lexer.lex(language, expression)) {
            String raw = token.in(expression);
            switch (token.kind()) {
                case STRING -> neutral.append(neutral(raw));
                case NAME -> neutral.append(renaming.of(raw));
                case NUMBER, OTHER -> neutral.append(raw);
                case COMMENT -> {}
            }
        }
        boolean speaks =
                Phrases.find(neutral.toString().toLowerCase(Locale.ROOT)).isPresent();
        return speaks ? "" : neutral.toString();
    }

    private void contents(String inner, StringBuilder neutral) {
        Matcher kept = KEPT.matcher(inner);
        int from = 0;
        while (kept.find()) {
            words(inner.substring(from, kept.start()), neutral);
            from = kept.end();
            String what = kept.group();
            if (kept.group("braces") != null) {
                neutral.append(what.length() <= SHORT / 2 ? what : "{}");
            } else if (kept.group("escape") == null || what.length() == 2) {
                neutral.append(what);
            }
        }
        words(inner.substring(from), neutral);
    }

    /** The words of a text, replaced by a number that is the same for the same words. */
    private void words(String part, StringBuilder neutral) {
        String words = part.strip();
        if (words.isEmpty()) {
            neutral.append(part);
        } else if (words.chars().noneMatch(Character::isLetter)
                && words.chars().allMatch(each -> each < 128)
                && words.length() <= SHORT) {
            neutral.append(part);
        } else {
            neutral.append(part.startsWith(" ") ? " " : "")
                    .append("text")
                    .append(numbers.computeIfAbsent(words, absent -> numbers.size() + 1))
                    .append(part.endsWith(" ") ? " " : "");
        }
    }
}
