package dev.codementor.grading.distrust;

import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.source.Language;
import dev.codementor.grading.source.Lexer;
import dev.codementor.grading.source.Token;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a copy of a submission that does the same and says nothing. Comments are emptied, texts are replaced by
 * numbered ones, and the program's own names by neutral ones, consistently in all files. Lines stay where they are.
 * Names that the rubric mentions stay, and so do short texts without spaces. A file in an unknown language loses the
 * lines in which something was found.
 */
public final class Neutraliser {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Set<String> KNOWN = Words.of("known-names.txt");

    private final Set<String> kept;
    private final InstructionFinder finder = new InstructionFinder();

    /** @param rubric its words may be names that a program has to use */
    public Neutraliser(Rubric rubric) {
        this.kept = new HashSet<>(KNOWN);
        kept.addAll(Declarations.KEYWORDS);
        Matcher word = WORD.matcher(rubric.canonical());
        while (word.find()) {
            kept.add(word.group());
        }
    }

    /** The same submission always gives the same copy. */
    public Submission neutralise(Submission submission) {
        Renaming renaming = new Renaming(kept);
        Map<SubmissionFile, List<Token>> lexed = new LinkedHashMap<>();
        for (SubmissionFile file : submission.files()) {
            Language language = Language.of(file.name());
            List<Token> tokens = Lexer.lex(language, file.text());
            lexed.put(file, tokens);
            if (language != Language.TEXT) {
                Declarations.of(language, file.text(), tokens).forEach(renaming::declare);
            }
        }
        List<SubmissionFile> files = new ArrayList<>();
        int number = 0;
        for (SubmissionFile file : submission.files()) {
            number++;
            Language language = Language.of(file.name());
            String text = language == Language.TEXT
                    ? withoutFindings(file)
                    : rewritten(language, file.text(), lexed.getOrDefault(file, List.of()), renaming);
            files.add(new SubmissionFile(name(file, number), text.isEmpty() ? "\n" : text));
        }
        return submission.with(files);
    }

    /** A file's name can carry words too. In Java it is the name of a type. */
    private static String name(SubmissionFile file, int number) {
        int dot = file.name().lastIndexOf('.');
        String end =
                dot < 0 || file.name().length() - dot > 6 ? "" : file.name().substring(dot);
        return "file" + number + (end.matches("\\.\\p{Alnum}+") ? end : "");
    }

    private String rewritten(Language language, String text, List<Token> tokens, Renaming renaming) {
        StringBuilder copy = new StringBuilder(text.length());
        NeutralStrings strings = new NeutralStrings(language, renaming);
        for (Token token : tokens) {
            String raw = token.in(text);
            switch (token.kind()) {
                case COMMENT -> copy.append(emptied(raw));
                case STRING -> copy.append(strings.neutral(raw));
                case NAME -> copy.append(speaks(raw) ? renaming.always(raw) : renaming.of(raw));
                case NUMBER -> copy.append(raw);
                case OTHER -> copy.append(visible(raw));
            }
        }
        return copy.toString();
    }

    private static boolean speaks(String name) {
        return Phrases.find(name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})|_+", " ").toLowerCase(Locale.ROOT))
                .isPresent();
    }

    /** The marks of a comment and its lines. */
    private static String emptied(String comment) {
        String lines =
                "\n".repeat((int) comment.chars().filter(each -> each == '\n').count());
        if (comment.startsWith("/*")) {
            return "/*" + lines + "*/";
        }
        return comment.startsWith("#") ? "#" : "//";
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(each -> each < 128).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private String withoutFindings(SubmissionFile file) {
        Set<Integer> lines = new HashSet<>();
        List<Finding> findings = finder.find(file);
        findings.forEach(each -> lines.add(each.line()));
        StringBuilder copy = new StringBuilder();
        int number = 0;
        for (String line : UnicodeTricks.seen(file.text()).split("\n", -1)) {
            number++;
            boolean stays = !lines.contains(number)
                    && finder.find(new SubmissionFile(file.name(), line)).isEmpty();
            copy.append(number > 1 ? "\n" : "").append(stays ? line : "");
        }
        return finder.find(new SubmissionFile(file.name(), copy.toString())).isEmpty()
                ? copy.toString()
                : "\n".repeat(number - 1);
    }

    /** Gives each of the program's own names a new one that says only what kind of name it is. */
    static final class Renaming {

        private final Set<String> kept;
        private final Map<String, String> names = new HashMap<>();

        Renaming(Set<String> kept) {
            this.kept = kept;
        }

        void declare(String name) {
            if (!kept.contains(name) && !name.matches("__\\w+__|\\p{L}|_")) {
                always(name);
            }
        }

        String always(String name) {
            return names.computeIfAbsent(name, absent -> {
                int number = names.size() + 1;
                if (name.length() > 1 && name.equals(name.toUpperCase(Locale.ROOT))) {
                    return "CONSTANT" + number;
                }
                return (Character.isUpperCase(name.codePointAt(0)) ? "Type" : "name") + number;
            });
        }

        /** A library's name stays, unless it contains look-alike letters. */
        String of(String name) {
            String known = names.get(name);
            if (known != null) {
                return known;
            }
            return name.chars().allMatch(each -> each < 128) ? name : always(name);
        }
    }
}
