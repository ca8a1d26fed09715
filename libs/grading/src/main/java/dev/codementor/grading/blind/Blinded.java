package dev.codementor.grading.blind;

import dev.codementor.grading.answers.Evidence;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A submission without names, together with what is needed to put them back. That part never leaves the system.
 *
 * @param submission each file has as many lines as before
 * @param original original file names by their new names
 * @param replacements by the files' new names, in order
 */
public record Blinded(
        Submission submission, Map<String, String> original, Map<String, List<Replacement>> replacements) {

    public Blinded {
        original = Map.copyOf(original);
        replacements = Map.copyOf(replacements);
    }

    /**
     * One change.
     *
     * @param start position in the new text
     * @param now the text that stands there now
     * @param before the text that stood there before
     */
    public record Replacement(int start, String now, String before) {}

    /** The submission exactly as it was handed in. */
    public Submission restored() {
        List<SubmissionFile> files = new ArrayList<>();
        for (SubmissionFile file : submission.files()) {
            StringBuilder text = new StringBuilder();
            int from = 0;
            for (Replacement each : replacements.getOrDefault(file.name(), List.of())) {
                text.append(file.text(), from, each.start()).append(each.before());
                from = each.start() + each.now().length();
            }
            text.append(file.text(), from, file.text().length());
            files.add(new SubmissionFile(original.getOrDefault(file.name(), file.name()), text.toString()));
        }
        return submission.with(files);
    }

    /**
     * Translates a passage of the blinded submission back to the original: the original file name, the same lines, and
     * the original names. A passage that is not found keeps its words.
     */
    public Evidence restored(Evidence evidence) {
        String file = original.getOrDefault(evidence.file(), evidence.file());
        String quote = submission.files().stream()
                .filter(each -> each.name().equals(evidence.file()))
                .findFirst()
                .map(each -> new Passage(each.text(), replacements.getOrDefault(each.name(), List.of())))
                .map(passage -> passage.restored(evidence.line(), evidence.quote()))
                .orElse(evidence.quote());
        return new Evidence(file, evidence.line(), evidence.endLine(), quote, evidence.found());
    }

    /** How many names were removed from texts and file names. */
    public int count() {
        return replacements.values().stream().mapToInt(List::size).sum()
                + (int) original.entrySet().stream()
                        .filter(each -> !each.getKey().equals(each.getValue()))
                        .count();
    }
}
