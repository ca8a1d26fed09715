package dev.codementor.grading.results;

import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.roster.Gradebook;
import dev.codementor.grading.roster.Gradebook.Platform;
import dev.codementor.grading.roster.Student;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what Canvas imports as a gradebook: the five columns by which Canvas identifies students, the assignment's
 * column, and the row of points possible. If the roster is a gradebook that was exported from Canvas, its rows, columns
 * and their order stay. Canvas keeps no feedback in this file.
 */
public final class CanvasCsv implements ResultWriter {

    private static final List<String> KNOWN_BY = List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");
    private static final String POINTS_POSSIBLE = "    Points Possible";

    private final String assignment;
    private final BigDecimal pointsPossible;
    private final @Nullable Gradebook gradebook;

    /**
     * @param assignment name of its column; Canvas recognises {@code Homework 3 (1234)} by its number
     * @param gradebook the exported file; null when there is none
     */
    public CanvasCsv(String assignment, BigDecimal pointsPossible, @Nullable Gradebook gradebook) {
        this.assignment = assignment;
        this.pointsPossible = pointsPossible;
        this.gradebook = gradebook != null && gradebook.platform() == Platform.CANVAS ? gradebook : null;
    }

    @Override
    public void write(Iterator<GradedSubmission> submissions, Appendable out) throws IOException {
        if (gradebook == null) {
            writeNew(submissions, Csv.printer(out));
        } else {
            writeInto(gradebook, submissions, Csv.printer(out));
        }
    }

    private void writeNew(Iterator<GradedSubmission> submissions, CSVPrinter csv) throws IOException {
        List<String> header = new ArrayList<>(KNOWN_BY);
        header.add(Formulas.neutral(assignment));
        csv.printRecord(header);
        csv.printRecord(POINTS_POSSIBLE, "", "", "", "", CanonicalJson.plain(pointsPossible));
        while (submissions.hasNext()) {
            GradedSubmission each = submissions.next();
            Student student = each.student();
            csv.printRecord(
                    Formulas.neutral(student.name().isEmpty() ? student.id() : student.name()),
                    Formulas.neutral(student.id()),
                    alias(student, 1),
                    alias(student, 0),
                    "",
                    Csv.total(each));
        }
        csv.flush();
    }

    private static String alias(Student student, int index) {
        return index < student.aliases().size()
                ? Formulas.neutral(student.aliases().get(index))
                : "";
    }

    private void writeInto(Gradebook book, Iterator<GradedSubmission> submissions, CSVPrinter csv) throws IOException {
        Map<String, String> totals = new HashMap<>();
        submissions.forEachRemaining(each -> totals.put(each.student().id(), Csv.total(each)));
        Optional<Integer> existing = existing(book);
        int column = existing.orElse(book.header().size());
        int idColumn = book.column("id").orElse(1);
        csv.printRecord(
                with(book.header(), column, existing.isPresent() ? book.header().get(column) : assignment));
        boolean hasPoints = book.rows().stream().anyMatch(CanvasCsv::isPointsPossible);
        if (!hasPoints) {
            List<String> row = new ArrayList<>(List.of(POINTS_POSSIBLE));
            row.addAll(Collections.nCopies(book.header().size() - 1, ""));
            csv.printRecord(with(row, column, CanonicalJson.plain(pointsPossible)));
        }
        for (List<String> row : book.rows()) {
            String before = column < row.size() ? row.get(column) : "";
            String total = totals.getOrDefault(row.get(idColumn).strip(), "");
            String now = isPointsPossible(row) ? CanonicalJson.plain(pointsPossible) : total.isEmpty() ? before : total;
            csv.printRecord(with(row, column, now));
        }
        csv.flush();
    }

    private Optional<Integer> existing(Gradebook book) {
        for (int i = 0; i < book.header().size(); i++) {
            String name = book.header().get(i);
            if (name.equals(assignment) || name.startsWith(assignment + " (") && name.endsWith(")")) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static boolean isPointsPossible(List<String> row) {
        return row.getFirst().strip().equalsIgnoreCase("points possible");
    }

    private static List<String> with(List<String> row, int column, String cell) {
        List<String> changed = new ArrayList<>();
        row.forEach(each -> changed.add(Formulas.neutral(each)));
        if (column < changed.size()) {
            changed.set(column, Formulas.neutral(cell));
        } else {
            changed.add(Formulas.neutral(cell));
        }
        return changed;
    }
}
