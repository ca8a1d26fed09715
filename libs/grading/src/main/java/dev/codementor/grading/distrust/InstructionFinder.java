package dev.codementor.grading.distrust;

import dev.codementor.grading.distrust.Finding.Kind;
import dev.codementor.grading.source.Language;
import dev.codementor.grading.source.Lexer;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import dev.codementor.text.Cut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds text in a submission that addresses its grader: in comments, texts, identifiers and file names, even when it is
 * split, encoded or written in look-alike letters. It knows a list of methods and proves nothing. A person sees what it
 * finds. The delimiters, the canary and the second grading are there for what it misses.
 */
public final class InstructionFinder {

    /** Most findings of one kind that are reported for one file. */
    private static final int MOST_OF_A_KIND = 5;

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_FILE = 60_000;
    /** Longer passages are flagged for their length. Trying every disguise on them would take seconds. */
    private static final int LONGEST_DISGUISED = 20_000;

    private static final int MOST_REPEATS = 60;
    private static final int SHORTEST_REPEATED = 12;

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    /** The findings, in the order of files and lines. */
    public List<Finding> find(Submission submission) {
        List<Finding> findings = new ArrayList<>();
        submission.files().forEach(each -> findings.addAll(find(each)));
        return findings;
    }

    List<Finding> find(SubmissionFile file) {
        Found found = new Found(file);
        for (Passage passage : Passage.of(file.text(), Lexer.lex(Language.of(file.name()), file.text()))) {
            Phrases.find(passage.text())
                    .ifPresent(hit -> found.add(hit.kind(), passage.places().get(hit.at())));
            if (passage.text().length() > LONGEST_DISGUISED) {
                found.add(Kind.TOO_LONG, passage.places().getFirst());
            }
            disguised(passage, file.text()).ifPresent(place -> found.add(Kind.ENCODED, place));
        }
        String name = file.name().replaceAll("[/._-]+|(?<=\\p{Ll})(?=\\p{Lu})", " ");
        Phrases.find(name.toLowerCase(Locale.ROOT)).ifPresent(hit -> found.add(hit.kind(), 0));
        characters(file.text(), found);
        lengths(file.text(), found);
        return found.sorted();
    }

    /** The start of a passage that says something only under a disguise. */
    private static Optional<Integer> disguised(Passage passage, String text) {
        if (passage.text().isEmpty()
                || passage.text().length() > LONGEST_DISGUISED
                || Phrases.find(passage.text()).isPresent()) {
            return Optional.empty();
        }
        int start = passage.places().getFirst();
        String raw =
                text.substring(start, Math.min(text.length(), passage.places().getLast() + 1));
        boolean says = Disguises.isSpacedOut(passage.text())
                || Disguises.under(raw).stream()
                        .anyMatch(each -> Phrases.find(each).isPresent())
                || Phrases.find(UnicodeTricks.tagsRead(raw).toLowerCase(Locale.ROOT))
                        .isPresent();
        return says ? Optional.of(start) : Optional.empty();
    }

    private static void characters(String text, Found found) {
        Set<Kind> onThisLine = EnumSet.noneOf(Kind.class);
        int before = -1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int each = text.codePointAt(i);
            if (each == '\n') {
                onThisLine.clear();
            }
            Optional<Kind> kind = each < 128 ? Optional.empty() : UnicodeTricks.kindOf(each, before);
            if (kind.isPresent() && onThisLine.add(kind.get())) {
                found.add(kind.get(), i);
            }
            before = each;
        }
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (UnicodeTricks.isHomoglyph(word.group())) {
                found.add(Kind.HOMOGLYPH, word.start());
            }
        }
    }

    private static void lengths(String text, Found found) {
        if (text.length() > LONGEST_FILE) {
            found.add(Kind.TOO_LONG, 0);
        }
        Map<String, Integer> repeats = new HashMap<>();
        int start = 0;
        for (String line : text.split("\n", -1)) {
            String bare = line.strip();
            boolean floods = bare.length() >= SHORTEST_REPEATED && repeats.merge(bare, 1, Integer::sum) == MOST_REPEATS;
            if (line.length() > LONGEST_LINE || floods) {
                found.add(Kind.TOO_LONG, start);
            }
            start += line.length() + 1;
        }
    }

    private static final class Found {

        private final SubmissionFile file;
        private final List<Finding> findings = new ArrayList<>();

        Found(SubmissionFile file) {
            this.file = file;
        }

        void add(Kind kind, int place) {
            if (findings.stream().filter(each -> each.kind() == kind).count() >= MOST_OF_A_KIND) {
                return;
            }
            String text = file.text();
            int at = Math.min(place, Math.max(0, text.length() - 1));
            int start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
            int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            int from = at - start > Finding.LONGEST / 2 ? at - Finding.LONGEST / 4 : Math.min(start, at);
            String excerpt = UnicodeTricks.shown(text.substring(from, Math.max(from, end)));
            int line = 1
                    + (int) text.substring(0, at)
                            .chars()
                            .filter(each -> each == '\n')
                            .count();
            findings.add(new Finding(
                    file.name(), line, kind, Cut.start(excerpt, Finding.LONGEST).strip()));
        }

        List<Finding> sorted() {
            return findings.stream()
                    .sorted(Comparator.comparingInt(Finding::line))
                    .toList();
        }
    }
}
