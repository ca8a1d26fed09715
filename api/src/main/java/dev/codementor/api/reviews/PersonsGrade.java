package dev.codementor.api.reviews;

import dev.codementor.api.problems.ProblemException;
import dev.codementor.api.requests.Parameters;
import dev.codementor.api.reviews.NewReview.Said;
import dev.codementor.grading.answers.Confidence;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.RubricChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A person's grade: the criteria that the person named, and for the others the grade that counts now. The person must
 * name every criterion that has changed since that grade was made, and all criteria if there is only a rehearsal's
 * grade.
 */
final class PersonsGrade {

    private final Rubric rubric;
    private final Map<String, CriterionGrade> counting = new HashMap<>();

    /** For an item without a grade that counts. */
    PersonsGrade(Rubric rubric) {
        this.rubric = rubric;
    }

    /** @param madeBy the rubric of the grade that counts */
    PersonsGrade(Rubric rubric, Grade counts, Rubric madeBy) {
        this(rubric);
        RubricChange change = RubricChange.between(madeBy, rubric);
        for (CriterionGrade each : counts.criteria()) {
            if (!change.toAsk().contains(each.criterion())
                    && rubric.criterion(each.criterion()).isPresent()) {
                counting.put(each.criterion(), each);
            }
        }
    }

    /** @throws ProblemException when a criterion stays without an answer; it names all of them */
    Grade of(Map<String, Said> said) {
        List<CriterionGrade> criteria = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Criterion criterion : rubric.criteria()) {
            CriterionGrade now = counting.get(criterion.id());
            Said each = said.getOrDefault(criterion.id(), new Said(null, null));
            if (now == null && each.answer() == null) {
                missing.add(criterion.id());
            } else if (now == null || each.answer() != null && !each.answer().equals(now.answer())) {
                criteria.add(decided(criterion, String.valueOf(each.answer()), each));
            } else {
                criteria.add(taken(now, each));
            }
        }
        if (!missing.isEmpty()) {
            throw Parameters.invalidField(
                            "criteria",
                            "must answer %s, because no grade for that counts yet"
                                    .formatted(String.join(", ", missing)))
                    .with("missing", missing)
                    .exception();
        }
        return Grade.of(rubric, criteria);
    }

    /** The model's words about another answer would contradict this one. */
    private static CriterionGrade decided(Criterion criterion, String answer, Said said) {
        String feedback = said.feedback() == null ? "" : said.feedback();
        return new CriterionGrade(criterion.id(), answer, BigDecimal.ZERO, List.of(), feedback, Confidence.HIGH);
    }

    private static CriterionGrade taken(CriterionGrade now, Said said) {
        return new CriterionGrade(
                now.criterion(),
                now.answer(),
                now.points(),
                now.evidence(),
                said.feedback() == null ? now.feedback() : said.feedback(),
                said.answer() == null ? now.sure() : Confidence.HIGH);
    }
}
