package dev.codementor.grading.blind;

import dev.codementor.grading.blind.Blinded.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.TreeMap;

/** Changes to a text that do not overlap. When two would overlap, the one that was added first stays. */
final class Edits {

    private final String before;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    Edits(String before) {
        this.before = before;
    }

    private record Edit(int end, String now) {}

    /** Keeps the line ends inside the replaced text, so that later lines keep their numbers. */
    void replace(int start, int end, String now) {
        Entry<Integer, Edit> left = edits.lowerEntry(end);
        if (start < end && (left == null || left.getValue().end() <= start)) {
            long lines = before.substring(start, end)
                    .chars()
                    .filter(each -> each == '\n')
                    .count();
            edits.put(start, new Edit(end, now + "\n".repeat((int) lines)));
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Entry<Integer, Edit> each : edits.entrySet()) {
            text.append(before, from, each.getKey()).append(each.getValue().now());
            from = each.getValue().end();
        }
        return text.append(before, from, before.length()).toString();
    }

    List<Replacement> replacements() {
        List<Replacement> replacements = new ArrayList<>();
        int shift = 0;
        for (Entry<Integer, Edit> each : edits.entrySet()) {
            int start = each.getKey();
            String now = each.getValue().now();
            replacements.add(new Replacement(
                    start + shift, now, before.substring(start, each.getValue().end())));
            shift += now.length() - (each.getValue().end() - start);
        }
        return replacements;
    }
}
