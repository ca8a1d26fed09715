package dev.codementor.grading.source;

import dev.codementor.grading.source.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a program into tokens that cover all of it. It never fails: a token that is not closed ends with its line, or
 * with the file if it may span lines, as in an editor's colouring.
 */
public final class Lexer {

    private static final int MOST_PREFIX = 3;

    private final Language language;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int other;

    private Lexer(Language language, String text) {
        this.language = language;
        this.text = text;
    }

    /** @return in order, without gaps */
    public static List<Token> lex(Language language, String text) {
        if (language == Language.TEXT) {
            return text.isEmpty() ? List.of() : List.of(new Token(Kind.COMMENT, 0, text.length()));
        }
        return new Lexer(language, text).lex();
    }

    private List<Token> lex() {
        int at = 0;
        while (at < text.length()) {
            int end = commentEnd(at);
            if (end > at) {
                at = add(Kind.COMMENT, at, end);
                continue;
            }
            end = stringEnd(at);
            if (end > at) {
                at = add(Kind.STRING, at, end);
            } else if (Character.isUnicodeIdentifierStart(text.codePointAt(at))
                    || text.charAt(at) == '_'
                    || text.charAt(at) == '$') {
                at = add(Kind.NAME, at, nameEnd(at));
            } else if (text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at = add(Kind.NUMBER, at, nameEnd(at));
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        flush(text.length());
        return tokens;
    }

    private int add(Kind kind, int start, int end) {
        flush(start);
        tokens.add(new Token(kind, start, end));
        other = end;
        return end;
    }

    private void flush(int end) {
        if (end > other) {
            tokens.add(new Token(Kind.OTHER, other, end));
            other = end;
        }
    }

    private int commentEnd(int at) {
        boolean hash = language == Language.PYTHON || language == Language.HASH;
        if (hash ? text.charAt(at) == '#' : text.startsWith("//", at)) {
            return lineEnd(at);
        }
        return !hash && text.startsWith("/*", at) ? after("*/", at + 2) : at;
    }

    private int stringEnd(int at) {
        int quote = at;
        while (language == Language.PYTHON
                && quote - at < MOST_PREFIX
                && quote < text.length()
                && "rRbBuUfFtT".indexOf(text.charAt(quote)) >= 0) {
            quote++;
        }
        if (quote >= text.length() || "\"'`".indexOf(text.charAt(quote)) < 0) {
            return at;
        }
        char mark = text.charAt(quote);
        String triple = String.valueOf(mark).repeat(3);
        boolean hasTriple = language == Language.PYTHON || language == Language.JAVA && mark == '"';
        if (hasTriple && text.startsWith(triple, quote) && mark != '`') {
            return afterUnescaped(triple, quote + 3);
        }
        if (mark == '`') {
            return language == Language.C_LIKE ? afterUnescaped("`", quote + 1) : at;
        }
        return quotedEnd(at, quote, mark);
    }

    /**
     * A text within one line. A single quote without a partner, as in prose or a Rust lifetime, does not begin a text.
     */
    private int quotedEnd(int at, int quote, char mark) {
        for (int i = quote + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == mark) {
                return i + 1;
            }
        }
        return mark == '\'' && language != Language.PYTHON ? at : lineEnd(quote);
    }

    private int afterUnescaped(String end, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(end, i)) {
                return i + end.length();
            }
        }
        return text.length();
    }

    private int after(String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int nameEnd(int at) {
        int end = at;
        while (end < text.length()) {
            int each = text.codePointAt(end);
            if (!Character.isUnicodeIdentifierPart(each) && each != '$') {
                break;
            }
            end += Character.charCount(each);
        }
        return Math.max(end, at + 1);
    }
}
