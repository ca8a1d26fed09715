package dev.codementor.grading.answers;

import dev.codementor.grading.answers.Evidence.Found;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds quotes in a submission, regardless of their white space, and says where they really are. */
final class QuoteFinder {

    /** Shorter quotes occur almost anywhere. */
    private static final int SHORTEST = 2;

    /** The number before a line, if lines are numbered. */
    private static final Pattern GUTTER = Pattern.compile("(?m)^\\s*\\d+\\| ?");

    /** What models write for the lines that they leave out. */
    private static final Pattern ELLIPSIS = Pattern.compile("\\.{3,}|…");

    /** Farther apart, in characters without white space, the parts around an ellipsis are no passage. */
    private static final int LONGEST_PASSAGE = 1_500;

    private final List<Squeezed> files;

    QuoteFinder(Submission submission) {
        this.files = submission.files().stream().map(Squeezed::of).toList();
    }

    /**
     * Finds a quote. Empty when it occurs nowhere, or is too short to identify a place. A quote with an ellipsis is the
     * passage from its first part to its last, or the first part alone if the others are far away.
     *
     * @param file the name that the model gave
     * @param line the line that the model gave
     */
    Optional<Evidence> find(String file, int line, String quote) {
        String bare = GUTTER.matcher(quote).replaceAll("");
        return locate(file, line, quote)
                .or(() -> locate(file, line, bare))
                .or(() -> around(file, line, ELLIPSIS.split(bare)));
    }

    private Optional<Evidence> around(String file, int line, String[] parts) {
        List<String> wanted = Stream.of(parts)
                .map(Squeezed::squeeze)
                .filter(each -> !each.isEmpty())
                .toList();
        if (wanted.size() < 2) {
            return wanted.isEmpty() ? Optional.empty() : locate(file, line, wanted.getFirst());
        }
        if (wanted.stream().anyMatch(each -> each.length() < SHORTEST)) {
            return Optional.empty();
        }
        return nearest(file, line, wanted)
                .or(() -> haveAll(wanted) ? locate(file, line, wanted.getFirst()) : Optional.empty());
    }

    private boolean haveAll(List<String> parts) {
        return files.stream().anyMatch(each -> parts.stream().allMatch(each.text()::contains));
    }

    private Optional<Evidence> locate(String file, int line, String quote) {
        String wanted = Squeezed.squeeze(quote);
        return wanted.length() < SHORTEST ? Optional.empty() : nearest(file, line, List.of(wanted));
    }

    /** The passage from the first part to the last. */
    private Optional<Evidence> nearest(String file, int line, List<String> parts) {
        List<Place> named = new ArrayList<>();
        List<Place> others = new ArrayList<>();
        for (Squeezed each : files) {
            List<Place> places = each.file().name().equals(file) ? named : others;
            String first = parts.getFirst();
            for (int at = each.text().indexOf(first); at >= 0; at = each.text().indexOf(first, at + 1)) {
                int end = each.endOf(parts, at);
                if (end > 0) {
                    places.add(new Place(each, at, end - at));
                }
            }
        }
        List<Place> places = named.isEmpty() ? others : named;
        return places.stream()
                .min(Comparator.comparingInt(each -> each.distance(line)))
                .map(nearest -> {
                    boolean asSaid = places == named && nearest.distance(line) == 0;
                    Found otherwise = places.size() == 1 ? Found.CORRECTED : Found.NEAREST;
                    return nearest.evidence(asSaid ? Found.AS_SAID : otherwise);
                });
    }

    /**
     * A text without white space.
     *
     * @param offsets the original position of each of its characters
     * @param lines the line of each character, counted from 1
     */
    private record Squeezed(SubmissionFile file, String text, int[] offsets, int[] lines) {

        static Squeezed of(SubmissionFile file) {
            String text = file.text();
            int[] offsets = new int[text.length()];
            int[] lines = new int[text.length()];
            int line = 1;
            int length = 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                }
                if (!isBlank(text.charAt(i))) {
                    offsets[length] = i;
                    lines[length] = line;
                    length++;
                }
            }
            return new Squeezed(file, squeeze(text), offsets, lines);
        }

        /** Where the last of the parts ends that follow each other from this place on; 0 if one of them does not. */
        int endOf(List<String> parts, int at) {
            int end = at + parts.getFirst().length();
            for (String part : parts.subList(1, parts.size())) {
                int next = text.indexOf(part, end, Math.min(text.length(), at + LONGEST_PASSAGE));
                if (next < 0) {
                    return 0;
                }
                end = next + part.length();
            }
            return end;
        }

        static String squeeze(String text) {
            return text.chars()
                    .filter(each -> !isBlank((char) each))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private static boolean isBlank(char each) {
            return Character.isWhitespace(each) || Character.isSpaceChar(each);
        }
    }

    private record Place(Squeezed in, int at, int length) {

        int distance(int line) {
            int first = in.lines()[at];
            return line < first ? first - line : Math.max(0, line - in.lines()[at + length - 1]);
        }

        Evidence evidence(Found found) {
            int last = at + length - 1;
            return new Evidence(
                    in.file().name(),
                    in.lines()[at],
                    in.lines()[last],
                    in.file().text().substring(in.offsets()[at], in.offsets()[last] + 1),
                    found);
        }
    }
}
