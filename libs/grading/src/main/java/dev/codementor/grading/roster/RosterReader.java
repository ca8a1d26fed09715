package dev.codementor.grading.roster;

import dev.codementor.grading.decoding.TextDecoder;
import dev.codementor.grading.decoding.TextDecoder.Decoded;
import dev.codementor.grading.roster.Gradebook.Platform;
import dev.codementor.grading.roster.RosterReading.Read;
import dev.codementor.grading.roster.RosterReading.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV of students: a gradebook exported from Canvas, a grading worksheet from Moodle, or any other file with a
 * column {@code id} and, where known, {@code name} (or {@code first name} and {@code last name}), {@code email},
 * {@code login} and {@code submission}. Commas, semicolons and tabs are all accepted as separators.
 */
public final class RosterReader {

    /** Longest roster in characters. */
    public static final int LONGEST = 5_000_000;

    private static final int MOST_FAULTS = 20;

    /**
     * @param file what the sender calls it, for messages
     * @param bytes in UTF-8, UTF-16 with a byte order mark, or else Latin-1
     */
    public RosterReading read(String file, byte[] bytes) {
        return switch (TextDecoder.decode(bytes)) {
            case Decoded.Text text -> read(file, text.text());
            case Decoded.Binary binary -> new Refused(List.of(file + ":1 is not text"));
        };
    }

    /** @param file what the sender calls it, for messages */
    public RosterReading read(String file, String text) {
        String csv = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (csv.length() > LONGEST) {
            return new Refused(List.of(file + ":1 must have at most %d characters".formatted(LONGEST)));
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(csv))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(csv))) {
            return read(file, parser);
        } catch (IOException | UncheckedIOException e) {
            return new Refused(List.of(file + ":1 is not CSV: " + e.getMessage()));
        }
    }

    private static char delimiter(String csv) {
        String header = csv.lines().findFirst().orElse("");
        char best = ',';
        for (char each : new char[] {';', '\t'}) {
            if (count(header, each) > count(header, best)) {
                best = each;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }

    private static RosterReading read(String file, CSVParser parser) {
        List<String> header = List.of();
        List<List<String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        long line = 1;
        for (CSVRecord each : parser) {
            if (header.isEmpty()) {
                header = each.toList();
            } else {
                rows.add(padded(each.toList(), header.size()));
                lines.add(line);
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        Gradebook gradebook = new Gradebook(platform(header), header, rows);
        RosterColumns columns = RosterColumns.of(gradebook);
        if (!columns.haveId()) {
            return new Refused(
                    List.of(file + ":1 must have a column 'id' ('ID' from Canvas, 'Identifier' from Moodle)"));
        }
        return students(file, gradebook, columns, lines);
    }

    private static RosterReading students(String file, Gradebook gradebook, RosterColumns columns, List<Long> lines) {
        List<Student> students = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Map<String, Long> seen = new HashMap<>();
        for (int i = 0; i < gradebook.rows().size(); i++) {
            List<String> row = gradebook.rows().get(i);
            if (!columns.isStudent(row)) {
                continue;
            }
            Student student = columns.student(row);
            Long before = seen.putIfAbsent(student.id(), lines.get(i));
            if (before != null) {
                faults.add("%s:%d repeats the id of line %d".formatted(file, lines.get(i), before));
            }
            students.add(student);
        }
        if (students.isEmpty()) {
            faults.add(file + ":1 has no students");
        }
        return faults.isEmpty()
                ? new Read(new Roster(students), gradebook)
                : new Refused(faults.stream().limit(MOST_FAULTS).toList());
    }

    private static Platform platform(List<String> header) {
        Gradebook unknown = new Gradebook(Platform.PLAIN, header, List.of());
        if (unknown.column("student").isPresent()
                && unknown.column("id").isPresent()
                && unknown.column("section").isPresent()) {
            return Platform.CANVAS;
        }
        return unknown.column("identifier").isPresent()
                        && unknown.column("full name").isPresent()
                ? Platform.MOODLE
                : Platform.PLAIN;
    }

    private static List<String> padded(List<String> cells, int size) {
        List<String> padded = new ArrayList<>(cells.subList(0, Math.min(size, cells.size())));
        padded.addAll(Collections.nCopies(size - padded.size(), ""));
        return padded;
    }
}
