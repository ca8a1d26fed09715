package dev.codementor.grading.rubric;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a newer version of a rubric means for grades that were made with an older one.
 *
 * @param toAsk ids of criteria that the model has to look at again, as what it is told of them is new or different
 * @param toCount ids of criteria whose points alone changed: their total is computed anew, nobody is asked
 * @param toDrop ids of criteria that are gone
 */
public record RubricChange(Set<String> toAsk, Set<String> toCount, Set<String> toDrop) {

    public RubricChange {
        toAsk = Set.copyOf(toAsk);
        toCount = Set.copyOf(toCount);
        toDrop = Set.copyOf(toDrop);
    }

    /**
     * A different assignment text or language touches all criteria; a different title, order or note to students
     * touches none.
     */
    public static RubricChange between(Rubric older, Rubric newer) {
        boolean all = !older.assignment().equals(newer.assignment())
                || !older.language().equals(newer.language());
        Set<String> ask = new LinkedHashSet<>();
        Set<String> count = new LinkedHashSet<>();
        Set<String> drop = new LinkedHashSet<>();
        for (Criterion now : newer.criteria()) {
            Criterion before = older.criterion(now.id()).orElse(null);
            if (all || before == null || !asked(before).equals(asked(now))) {
                ask.add(now.id());
            } else if (!points(before).equals(points(now))) {
                count.add(now.id());
            }
        }
        for (Criterion before : older.criteria()) {
            if (newer.criterion(before.id()).isEmpty()) {
                drop.add(before.id());
            }
        }
        return new RubricChange(ask, count, drop);
    }

    /** Whether grades by the older version hold as they are. */
    public boolean isEmpty() {
        return toAsk.isEmpty() && toCount.isEmpty() && toDrop.isEmpty();
    }

    /** What the model reads of a criterion; it never reads points. */
    private static List<Object> asked(Criterion criterion) {
        return List.of(
                criterion.title(),
                criterion.guidance(),
                switch (criterion.scale()) {
                    case Scale.YesNo yesNo -> "yes or no";
                    case Scale.Levels scale ->
                        scale.levels().stream()
                                .map(each -> List.of(each.name(), each.description()))
                                .toList();
                });
    }

    private static List<Object> points(Criterion criterion) {
        List<BigDecimal> levels =
                switch (criterion.scale()) {
                    case Scale.YesNo yesNo -> List.of();
                    case Scale.Levels scale ->
                        scale.levels().stream()
                                .map(each -> each.points().stripTrailingZeros())
                                .toList();
                };
        return List.of(criterion.points().stripTrailingZeros(), levels, criterion.extraCredit());
    }
}
