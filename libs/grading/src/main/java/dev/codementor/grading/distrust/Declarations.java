package dev.codementor.grading.distrust;

import dev.codementor.grading.source.Language;
import dev.codementor.grading.source.Token;
import dev.codementor.grading.source.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the names that a program declares, as opposed to those of its language and libraries. */
final class Declarations {

    private static final Set<String> TYPE_WORDS = Set.of(
            "class",
            "interface",
            "enum",
            "record",
            "struct",
            "trait",
            "def",
            "function",
            "func",
            "fn",
            "let",
            "const",
            "var",
            "val");
    private static final Set<String> PRIMITIVES = Set.of(
            "int",
            "long",
            "double",
            "float",
            "boolean",
            "char",
            "byte",
            "short",
            "void",
            "var",
            "bool",
            "auto",
            "unsigned",
            "string",
            "let",
            "const",
            "val");
    static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "interface",
            "native",
            "new",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "try",
            "volatile",
            "while",
            "yield",
            "record",
            "sealed",
            "permits",
            "true",
            "false",
            "null",
            "and",
            "as",
            "async",
            "await",
            "def",
            "del",
            "elif",
            "except",
            "from",
            "global",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "with",
            "True",
            "False",
            "None",
            "match",
            "function",
            "let",
            "val",
            "fn",
            "func",
            "struct",
            "when",
            "int",
            "long",
            "double",
            "float",
            "boolean",
            "char",
            "byte",
            "short",
            "void",
            "var",
            "bool",
            "auto",
            "unsigned");

    private final Language language;
    private final List<String> words = new ArrayList<>();
    private final List<Boolean> names = new ArrayList<>();

    private Declarations(Language language, String text, List<Token> tokens) {
        this.language = language;
        for (Token token : tokens) {
            switch (token.kind()) {
                case NAME, NUMBER -> add(token.in(text), token.kind() == Kind.NAME);
                case STRING -> add("\"", false);
                case OTHER ->
                    token.in(text)
                            .chars()
                            .filter(each -> each == '\n' || !Character.isWhitespace(each))
                            .forEach(each -> add(Character.toString(each), false));
                case COMMENT -> {}
            }
        }
    }

    private void add(String word, boolean isName) {
        words.add(word);
        names.add(isName && !KEYWORDS.contains(word));
    }

    /** The declared names, in order of their first appearance. */
    static Set<String> of(Language language, String text, List<Token> tokens) {
        Declarations declarations = new Declarations(language, text, tokens);
        return language == Language.PYTHON || language == Language.HASH ? declarations.python() : declarations.java();
    }

    private Set<String> java() {
        Set<String> declared = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            if (!names.get(i)) {
                continue;
            }
            String before = beforeBlank(i - 1);
            String after = word(i + 1);
            boolean typed = isName(i - 1)
                    || PRIMITIVES.contains(before)
                    || before.equals(">")
                    || before.equals("]")
                    || before.equals(".");
            boolean ends = Set.of("=", ";", ",", ")", ":", "(", "{", "\n", "[").contains(after) && !before.equals(".");
            boolean arrow = after.equals("-") && word(i + 2).equals(">");
            if (TYPE_WORDS.contains(before) || typed && ends && !before.equals(".") || arrow) {
                declared.add(words.get(i));
            }
        }
        return declared;
    }

    private Set<String> python() {
        Set<String> declared = new LinkedHashSet<>();
        int depth = 0;
        boolean parameters = false;
        boolean loop = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "(", "[", "{" -> depth++;
                case ")", "]", "}" -> depth--;
                case "def", "lambda" -> parameters = true;
                case ":", "\n" -> {
                    parameters = parameters && depth > 0;
                    loop = false;
                }
                case "for" -> loop = true;
                case "in" -> loop = false;
                default -> {}
            }
            if (names.get(i) && (loop || isDeclared(i, depth, parameters))) {
                declared.add(word);
            }
        }
        return declared;
    }

    private boolean isDeclared(int i, int depth, boolean parameters) {
        String before = word(i - 1);
        String after = word(i + 1);
        if (Set.of("def", "class", "as", "global", "nonlocal").contains(before)) {
            return true;
        }
        if (parameters
                && Set.of("(", ",", "*", "lambda").contains(before)
                && Set.of(",", ")", "=", ":").contains(after)) {
            return true;
        }
        boolean assigned = after.equals("=") && !word(i + 2).equals("=") || after.equals(",") && isStatement(i);
        boolean own = !before.equals(".") || word(i - 2).equals("self");
        return depth == 0 && own && (assigned || after.equals(":") && before.equals("\n"));
    }

    /** Whether only names and commas come before, as in {@code a, b = …}. */
    private boolean isStatement(int i) {
        int at = i - 1;
        while (at >= 0 && (names.get(at) || words.get(at).equals(","))) {
            at--;
        }
        int next = i + 1;
        while (next < words.size() && (names.get(next) || words.get(next).equals(","))) {
            next++;
        }
        return word(at).equals("\n") && word(next).equals("=");
    }

    private boolean isName(int i) {
        int at = i;
        while (at >= 0 && words.get(at).equals("\n")) {
            at--;
        }
        return at >= 0 && names.get(at);
    }

    private String beforeBlank(int i) {
        int at = i;
        while (at >= 0 && language != Language.PYTHON && words.get(at).equals("\n")) {
            at--;
        }
        return word(at);
    }

    private String word(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "\n";
    }
}
