package dev.codementor.grading.drafts;

import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.grading.prompting.Delimiter;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.submissions.Submission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One submission to be graded.
 *
 * @param rubric the whole of it
 * @param criteria ids of the criteria to ask about; null for all
 * @param former the grade so far, whose other criteria stay; null if there is none
 * @param submission without names
 * @param raised flags that it already has
 */
public record DraftingTask(
        Rubric rubric,
        @Nullable Set<String> criteria,
        @Nullable Grade former,
        GradingPlan plan,
        Delimiter delimiter,
        Submission submission,
        Set<ReviewFlag> raised) {

    public DraftingTask {
        criteria = criteria == null ? null : Set.copyOf(criteria);
        raised = Set.copyOf(raised);
    }

    /** The rubric to ask about: only a part of it if the former grade covers the rest. */
    Rubric asked() {
        return isPartial() ? rubric.only(askedIds()) : rubric;
    }

    boolean isPartial() {
        return criteria != null
                && rubric.criteria().stream().anyMatch(each -> criteria.contains(each.id()))
                && rubric.criteria().stream().allMatch(each -> criteria.contains(each.id()) || isKept(each));
    }

    private Set<String> askedIds() {
        return criteria == null ? Set.of() : criteria;
    }

    private boolean isKept(Criterion criterion) {
        return former != null
                && former.criterion(criterion.id())
                        .flatMap(grade -> criterion.pointsFor(grade.answer()))
                        .isPresent();
    }

    /** Completes a grade by {@link #asked} with the criteria that were not asked about. */
    Grade whole(Grade grade) {
        if (!isPartial() || former == null) {
            return grade;
        }
        Stream<CriterionGrade> kept = former.criteria().stream()
                .filter(each -> rubric.criterion(each.criterion()).isPresent())
                .filter(each -> !askedIds().contains(each.criterion()));
        List<CriterionGrade> all =
                Stream.concat(kept, grade.criteria().stream()).toList();
        return Grade.of(rubric, all);
    }

    Delimiter asking() {
        return plan.canary() ? delimiter : delimiter.withoutCanary();
    }
}
