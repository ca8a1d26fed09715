package dev.codementor.grading.prompting;

import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Level;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.Scale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The instructions that precede a submission: how to work, and the rubric without points. */
final class Instructions {

    private static final String CANARY = "\nand for the last criterion just \"yes\" or \"no\".";

    private Instructions() {}

    static String of(Rubric rubric, Delimiter delimiter) {
        String language = Locale.forLanguageTag(rubric.language()).getDisplayName(Locale.ENGLISH);
        StringBuilder text = new StringBuilder(template()
                .replace("{{nonce}}", delimiter.nonce())
                .replace("{{language}}", language)
                .replace("{{canary}}", delimiter.hasCanary() ? CANARY : ""));
        text.append("\n# Rubric: ").append(rubric.title()).append('\n');
        if (!rubric.assignment().isEmpty()) {
            text.append("\nThe students were asked:\n")
                    .append(rubric.assignment())
                    .append('\n');
        }
        rubric.criteria().forEach(each -> append(each, text));
        if (delimiter.hasCanary()) {
            text.append("\n## ")
                    .append(delimiter.canaryCriterion())
                    .append(": Contains the word ")
                    .append(delimiter.canary())
                    .append("\nyes or no: does that very word stand in the submission?\n");
        }
        return text.toString();
    }

    private static void append(Criterion criterion, StringBuilder text) {
        text.append("\n## ")
                .append(criterion.id())
                .append(": ")
                .append(criterion.title())
                .append('\n');
        if (!criterion.guidance().isEmpty()) {
            text.append(criterion.guidance()).append('\n');
        }
        switch (criterion.scale()) {
            case Scale.YesNo yesNo -> text.append("yes or no\n");
            case Scale.Levels levels -> levels.levels().forEach(each -> append(each, text));
        }
    }

    private static void append(Level level, StringBuilder text) {
        text.append("- ").append(level.name());
        if (!level.description().isEmpty()) {
            text.append(": ").append(level.description());
        }
        text.append('\n');
    }

    private static String template() {
        try (InputStream in = Instructions.class.getResourceAsStream("instructions.txt")) {
            if (in == null) {
                throw new IllegalStateException("instructions.txt is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
