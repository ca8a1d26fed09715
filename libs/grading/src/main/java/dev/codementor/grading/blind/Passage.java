package dev.codementor.grading.blind;

import dev.codementor.grading.blind.Blinded.Replacement;
import java.util.List;

/**
 * Finds the original text behind a quote from a blinded text.
 *
 * @param text the blinded text
 * @param replacements in it, in order
 */
record Passage(String text, List<Replacement> replacements) {

    /**
     * The quote with its original names. A name that the quote cuts off is completed.
     *
     * @param line where it begins, from 1
     * @param quote the exact text; any other quote is returned unchanged
     */
    String restored(int line, String quote) {
        int start = text.indexOf(quote, startOf(line));
        if (start < 0 || quote.isEmpty()) {
            return quote;
        }
        int end = start + quote.length();
        StringBuilder restored = new StringBuilder();
        int from = start;
        for (Replacement each : replacements) {
            int after = each.start() + each.now().length();
            if (after > start && each.start() < end) {
                restored.append(text, from, Math.max(from, each.start())).append(each.before());
                from = after;
            }
        }
        return restored.append(text, Math.min(from, end), end).toString();
    }

    private int startOf(int line) {
        int start = 0;
        for (int number = 1; number < line; number++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start;
    }
}
