package dev.codementor.grading.roster;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A file of students as it was uploaded, with all of its columns, so that grades go back into the same file.
 *
 * @param platform whose export it is
 * @param header names of the columns
 * @param rows each with as many cells as the header; includes rows that are not students (Canvas' points possible)
 */
public record Gradebook(Platform platform, List<String> header, List<List<String>> rows) {

    public Gradebook {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The platform, recognised by the names of the columns. */
    public enum Platform {
        CANVAS,
        MOODLE,
        /** Any CSV that somebody wrote. */
        PLAIN
    }

    /** The position of the first of these columns, regardless of capital letters. */
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
