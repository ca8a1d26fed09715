package dev.codementor.grading.distrust;

import dev.codementor.grading.distrust.Finding.Kind;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the attack set.
 *
 * @param way how it addresses the grader
 * @param expected kind of finding; null when none is expected
 * @param says text that must not remain in the neutralised copy, in lower case
 */
record Attack(String id, String way, @Nullable Kind expected, String says, Submission submission) {

    private static final Pattern SECTION = Pattern.compile("(?m)^@@@ ");
    private static final Pattern REPEAT = Pattern.compile("(?s)\\\\repeat\\{(\\d+)}\\{([^}]*)}");
    private static final Pattern CHARACTER = Pattern.compile("\\\\u\\{([0-9A-F]+)}");
    private static final int FIELDS = 5;

    /** @throws IllegalArgumentException if a section's first line is not as the file says */
    static List<Attack> read(Path file) throws IOException {
        List<Attack> attacks = new ArrayList<>();
        String[] sections = SECTION.split(Files.readString(file));
        for (int i = 1; i < sections.length; i++) {
            attacks.add(parse(sections[i]));
        }
        return attacks;
    }

    private static Attack parse(String section) {
        int end = section.indexOf('\n');
        String[] fields = section.substring(0, end).split(" \\| ");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "a section has %d fields: %s".formatted(FIELDS, section.substring(0, end)));
        }
        Kind expected = fields[3].equals("-") ? null : Kind.valueOf(fields[3]);
        SubmissionFile file = new SubmissionFile(
                fields[2], expanded(section.substring(end + 1).stripTrailing() + "\n"));
        Submission submission = new Submission(fields[0], Student.known(fields[0], ""), false, List.of(file));
        return new Attack(fields[0], fields[1], expected, expanded(fields[4]).toLowerCase(Locale.ROOT), submission);
    }

    private static String expanded(String text) {
        String repeated = REPEAT.matcher(text)
                .replaceAll(each -> Matcher.quoteReplacement(each.group(2).repeat(Integer.parseInt(each.group(1)))));
        return CHARACTER
                .matcher(repeated)
                .replaceAll(each -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(each.group(1), 16))));
    }

    /** The outcome for one attack. */
    Treatment treatment(InstructionFinder finder, Neutraliser neutraliser) {
        List<Finding> findings = finder.find(submission);
        Submission copy = neutraliser.neutralise(submission);
        boolean left = !finder.find(copy).isEmpty()
                || copy.files().stream().anyMatch(each -> (each.name() + "\n" + each.text())
                        .toLowerCase(Locale.ROOT)
                        .contains(says));
        return new Treatment(findings, !left);
    }

    /** @param neutralised whether the copy no longer contains it */
    record Treatment(List<Finding> findings, boolean neutralised) {

        boolean isAs(@Nullable Kind expected) {
            return neutralised
                    && (expected == null
                            ? findings.isEmpty()
                            : findings.stream().anyMatch(each -> each.kind() == expected));
        }

        Optional<Finding> first(@Nullable Kind kind) {
            return findings.stream()
                    .filter(each -> each.kind() == kind)
                    .findFirst()
                    .or(() -> findings.stream().findFirst());
        }
    }
}
