package dev.codementor.grading.roster;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A file of students as it was uploaded, with all of its columns, so that grades go back into the same file.
 *
 * @param platform whose export it is
 * @param header names of the columns
 * @param rows as many cells as the header has; rows that are no students (Canvas' points possible) are among them
 */
public record Gradebook(Platform platform, List<String> header, List<List<String>> rows) {

    public Gradebook {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Told by the names of the columns. */
    public enum Platform {
        CANVAS,
        MOODLE,
        /** Any CSV that somebody wrote. */
        PLAIN
    }

    /** Where the first of these columns is, however it is capitalised. */
    public OptionalInt column(String... names) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).strip().toLowerCase(Locale.ROOT).equals(name)) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }
}
