package dev.codementor.api.reviews;

import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.ItemRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares people's decisions with the model's drafts, item by item. */
final class AgreementTally {

    private static final double DECIMALS = 1_000;

    private final Map<String, Sums> criteria = new LinkedHashMap<>();
    private int reviewed;
    private int compared;
    private int sameTotal;
    private double distance;

    AgreementTally(Rubric rubric) {
        rubric.criteria().forEach(each -> criteria.put(each.id(), new Sums(each)));
    }

    void add(ItemRecord item) {
        Optional<Grade> person = grade(item.review());
        if (person.isEmpty()) {
            return;
        }
        reviewed++;
        grade(item.draft()).ifPresent(model -> compare(person.get(), model));
    }

    private static Optional<Grade> grade(@Nullable GradeRecord record) {
        return record == null || record.grade() == null || record.rehearsal()
                ? Optional.empty()
                : Optional.of(GradeJson.read(record.grade()));
    }

    private void compare(Grade person, Grade model) {
        compared++;
        if (person.total().compareTo(model.total()) == 0) {
            sameTotal++;
        }
        distance += person.total().subtract(model.total()).abs().doubleValue();
        for (CriterionGrade decided : person.criteria()) {
            Sums sums = criteria.get(decided.criterion());
            if (sums != null) {
                model.criterion(decided.criterion()).ifPresent(drafted -> sums.add(decided, drafted));
            }
        }
    }

    AgreementView view() {
        List<AgreementView.OfCriterion> each =
                criteria.values().stream().map(Sums::view).toList();
        return new AgreementView(reviewed, compared, sameTotal, mean(distance, compared), each);
    }

    private static double mean(double sum, int count) {
        return count == 0 ? 0 : Math.round(sum / count * DECIMALS) / DECIMALS;
    }

    private static final class Sums {

        private final Criterion criterion;
        private int compared;
        private int same;
        private double correction;

        Sums(Criterion criterion) {
            this.criterion = criterion;
        }

        void add(CriterionGrade decided, CriterionGrade drafted) {
            compared++;
            if (decided.answer().equals(drafted.answer())) {
                same++;
            }
            correction += decided.points().subtract(drafted.points()).doubleValue();
        }

        AgreementView.OfCriterion view() {
            return new AgreementView.OfCriterion(
                    criterion.id(), criterion.title(), compared, same, mean(correction, compared));
        }
    }
}
