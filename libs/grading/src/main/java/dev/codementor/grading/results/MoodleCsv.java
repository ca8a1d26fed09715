package dev.codementor.grading.results;

import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.roster.Gradebook;
import dev.codementor.grading.roster.Gradebook.Platform;
import dev.codementor.grading.roster.Student;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what Moodle imports as an offline grading worksheet. Moodle identifies students by {@code Participant 12345}
 * and takes grades and feedback, the latter as HTML. If the roster is a downloaded worksheet, its rows, columns and
 * their order stay.
 */
public final class MoodleCsv implements ResultWriter {

    private static final List<String> HEADER = List.of(
            "Identifier",
            "Full name",
            "Email address",
            "Status",
            "Grade",
            "Maximum Grade",
            "Grade can be changed",
            "Last modified (submission)",
            "Last modified (grade)",
            "Feedback comments");

    private static final int FEEDBACK = HEADER.size() - 1;

    private final BigDecimal maximum;
    private final @Nullable Gradebook worksheet;

    /** @param worksheet the downloaded file; null when there is none */
    public MoodleCsv(BigDecimal maximum, @Nullable Gradebook worksheet) {
        this.maximum = maximum;
        this.worksheet = worksheet != null && worksheet.platform() == Platform.MOODLE ? worksheet : null;
    }

    @Override
    public void write(Iterator<GradedSubmission> submissions, Appendable out) throws IOException {
        if (worksheet == null) {
            writeNew(submissions, Csv.printer(out));
        } else {
            writeInto(worksheet, submissions, Csv.printer(out));
        }
    }

    private void writeNew(Iterator<GradedSubmission> submissions, CSVPrinter csv) throws IOException {
        csv.printRecord(HEADER);
        while (submissions.hasNext()) {
            GradedSubmission each = submissions.next();
            Student student = each.student();
            boolean isNumber = student.id().chars().allMatch(digit -> digit >= '0' && digit <= '9');
            csv.printRecord(
                    isNumber ? "Participant " + student.id() : Formulas.neutral(student.id()),
                    Formulas.neutral(student.name()),
                    Formulas.neutral(student.email()),
                    "",
                    Csv.total(each),
                    CanonicalJson.plain(maximum),
                    "Yes",
                    "",
                    "",
                    html(each.feedback()));
        }
        csv.flush();
    }

    private void writeInto(Gradebook sheet, Iterator<GradedSubmission> submissions, CSVPrinter csv) throws IOException {
        Map<String, GradedSubmission> byId = new HashMap<>();
        submissions.forEachRemaining(each -> byId.put(each.student().id(), each));
        List<String> header = new ArrayList<>(sheet.header());
        int id = sheet.column("identifier").orElse(0);
        int grade = column(sheet, header, "grade", "Grade");
        int feedback = column(sheet, header, "feedback comments", HEADER.get(FEEDBACK));
        csv.printRecord(header.stream().map(Formulas::neutral).toList());
        for (List<String> row : sheet.rows()) {
            List<String> changed =
                    new ArrayList<>(row.stream().map(Formulas::neutral).toList());
            while (changed.size() < header.size()) {
                changed.add("");
            }
            GradedSubmission graded = byId.get(row.get(id).replaceFirst("^\\D*", ""));
            if (graded != null && graded.grade() != null) {
                changed.set(grade, Csv.total(graded));
                changed.set(feedback, html(graded.feedback()));
            }
            csv.printRecord(changed);
        }
        csv.flush();
    }

    private static int column(Gradebook sheet, List<String> header, String name, String added) {
        return sheet.column(name).orElseGet(() -> {
            header.add(added);
            return header.size() - 1;
        });
    }

    /** Feedback may mention {@code List<String>}, which Moodle would read as a tag. */
    private static String html(String feedback) {
        String text = feedback.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Formulas.neutral(text.strip().replace("\r\n", "\n").replace("\n", "<br>\n"));
    }
}
