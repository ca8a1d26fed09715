package dev.codementor.grading.results;

import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;

/** A table for people: one row per submission, one column per criterion. */
public final class PlainCsv implements ResultWriter {

    private final Rubric rubric;

    public PlainCsv(Rubric rubric) {
        this.rubric = rubric;
    }

    @Override
    public void write(Iterator<GradedSubmission> submissions, Appendable out) throws IOException {
        CSVPrinter csv = Csv.printer(out);
        List<String> header = new ArrayList<>(List.of("custom_id", "student", "name", "state", "total", "maximum"));
        rubric.criteria().stream().map(Criterion::id).forEach(header::add);
        header.addAll(List.of("feedback", "flags"));
        csv.printRecord(header);
        while (submissions.hasNext()) {
            csv.printRecord(row(submissions.next()));
        }
        csv.flush();
    }

    private List<String> row(GradedSubmission each) {
        List<String> row = new ArrayList<>();
        row.add(Formulas.neutral(each.customId()));
        row.add(Formulas.neutral(each.student().id()));
        row.add(Formulas.neutral(each.student().name()));
        row.add(each.state());
        row.add(Csv.total(each));
        row.add(CanonicalJson.plain(rubric.maximum()));
        for (Criterion criterion : rubric.criteria()) {
            Optional<CriterionGrade> grade =
                    each.grade() == null ? Optional.empty() : each.grade().criterion(criterion.id());
            row.add(grade.map(found -> CanonicalJson.plain(found.points())).orElse(""));
        }
        row.add(Formulas.neutral(each.feedback()));
        row.add(String.join(" ", each.flags()));
        return row;
    }
}
