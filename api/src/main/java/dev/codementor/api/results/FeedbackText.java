package dev.codementor.api.results;

import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.Scale;
import java.util.ArrayList;
import java.util.List;

/**
 * A student's feedback in a gradebook: one line for each criterion, such as {@code Correctness: most (3.5/5). Fails on
 * empty
 * input.}, and the rubric's note below it. It adds no words of its own, because it is in the rubric's language.
 */
final class FeedbackText {

    private FeedbackText() {}

    /** @param rubric the rubric by which it was graded */
    static String of(Rubric rubric, Grade grade) {
        List<String> lines = new ArrayList<>();
        for (CriterionGrade each : grade.criteria()) {
            Criterion criterion = rubric.criterion(each.criterion()).orElseThrow();
            lines.add(line(criterion, each));
            if (!criterion.note().isEmpty()) {
                lines.add(criterion.note());
            }
        }
        return String.join("\n", lines);
    }

    private static String line(Criterion criterion, CriterionGrade grade) {
        String level =
                switch (criterion.scale()) {
                    case Scale.Levels levels -> ": " + grade.answer();
                    case Scale.YesNo yesNo -> "";
                };
        String points =
                " (%s/%s).".formatted(CanonicalJson.plain(grade.points()), CanonicalJson.plain(criterion.points()));
        return criterion.title() + level + points + (grade.feedback().isEmpty() ? "" : " " + grade.feedback());
    }
}
