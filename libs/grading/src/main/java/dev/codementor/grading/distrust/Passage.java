package dev.codementor.grading.distrust;

import dev.codementor.grading.source.Token;
import dev.codementor.grading.source.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words that belong together, as people read them: neighbouring comments, concatenated texts, or one identifier.
 *
 * @param text in lower case, with single spaces, without comment marks and quotes
 * @param places for each character of the text, its position in the file
 */
record Passage(String text, List<Integer> places) {

    private static final int LONGEST = 200_000;

    static List<Passage> of(String text, List<Token> tokens) {
        List<Passage> passages = new ArrayList<>();
        List<Token> comments = new ArrayList<>();
        List<Token> strings = new ArrayList<>();
        for (Token token : tokens) {
            switch (token.kind()) {
                case COMMENT -> comments.add(token);
                case STRING -> strings.add(token);
                case NAME -> {
                    name(text, token, passages);
                    flush(text, comments, passages);
                    flush(text, strings, passages);
                }
                case NUMBER, OTHER -> {
                    String between = token.in(text);
                    if (!between.isBlank()) {
                        flush(text, comments, passages);
                    }
                    if (!between.chars()
                            .allMatch(each -> Character.isWhitespace(each) || "+,()\\.;=".indexOf(each) >= 0)) {
                        flush(text, strings, passages);
                    }
                }
            }
        }
        flush(text, comments, passages);
        flush(text, strings, passages);
        return passages;
    }

    private static void flush(String text, List<Token> tokens, List<Passage> passages) {
        if (!tokens.isEmpty()) {
            boolean strings = tokens.getFirst().kind() == Kind.STRING;
            passages.add(read(text, tokens, " "));
            if (strings && tokens.size() > 1) {
                passages.add(read(text, tokens, ""));
            }
            tokens.clear();
        }
    }

    private static Passage read(String text, List<Token> tokens, String between) {
        Reading reading = new Reading();
        for (Token token : tokens) {
            String raw = token.in(text);
            int from = 0;
            int to = raw.length();
            if (token.kind() == Kind.STRING) {
                while (from < to && "\"'`".indexOf(raw.charAt(from)) < 0) {
                    from++;
                }
                while (from < to && "\"'`".indexOf(raw.charAt(from)) >= 0) {
                    from++;
                }
                while (to > from && "\"'`".indexOf(raw.charAt(to - 1)) >= 0) {
                    to--;
                }
            }
            reading.read(raw.substring(from, to), token.start() + from, token.kind() == Kind.COMMENT);
            reading.append(between, token.end());
        }
        return reading.passage();
    }

    private static void name(String text, Token token, List<Passage> passages) {
        String name = token.in(text);
        if (name.length() > 15) {
            String words = name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})|_+", " ");
            Reading reading = new Reading();
            reading.read(words, token.start(), false);
            passages.add(reading.passage());
        }
    }

    private static final class Reading {

        private final StringBuilder text = new StringBuilder();
        private final List<Integer> places = new ArrayList<>();

        void read(String raw, int start, boolean comment) {
            String seen = UnicodeTricks.seen(raw).toLowerCase(Locale.ROOT);
            double stretch = raw.isEmpty() ? 1 : (double) raw.length() / Math.max(1, seen.length());
            boolean lineStart = true;
            for (int i = 0; i < seen.length() && text.length() < LONGEST; i++) {
                char each = seen.charAt(i);
                int place = start + (int) (i * stretch);
                if (!comment && each == '\\' && i + 1 < seen.length()) {
                    append("nrt".indexOf(seen.charAt(++i)) >= 0 ? " " : String.valueOf(seen.charAt(i)), place);
                    continue;
                }
                if (each == '\n') {
                    lineStart = true;
                    append(" ", place);
                } else if (comment && lineStart && "/*#!- \t".indexOf(each) >= 0 && !seen.startsWith("---", i)) {
                    append(" ", place);
                } else {
                    lineStart = false;
                    append(spoken(each), place);
                }
            }
        }

        private static String spoken(char each) {
            return switch (each) {
                case '\t' -> " ";
                case '’' -> "'";
                default -> String.valueOf(each);
            };
        }

        void append(String more, int place) {
            if (!more.equals(" ") || !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(more);
                for (int i = 0; i < more.length(); i++) {
                    places.add(place);
                }
            }
        }

        Passage passage() {
            while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
                places.removeLast();
            }
            return new Passage(text.toString(), List.copyOf(places));
        }
    }
}
