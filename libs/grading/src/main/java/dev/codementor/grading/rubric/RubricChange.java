package dev.codementor.grading.rubric;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The effect of a newer version of a rubric on grades that were made with an older one.
 *
 * @param toAsk ids of criteria about which the model has to be asked again, because its instructions for them are new
 *     or different
 * @param toCount ids of criteria of which only the points changed: the total is computed again, and the model is not
 *     asked
 * @param toDrop ids of criteria that were removed
 */
public record RubricChange(Set<String> toAsk, Set<String> toCount, Set<String> toDrop) {

    public RubricChange {
        toAsk = Set.copyOf(toAsk);
        toCount = Set.copyOf(toCount);
        toDrop = Set.copyOf(toDrop);
    }

    /**
     * A changed assignment text or language affects all criteria. A changed title, order or note to students affects
     * none.
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

    /** Whether grades by the older version stay valid as they are. */
    public boolean isEmpty() {
        return toAsk.isEmpty() && toCount.isEmpty() && toDrop.isEmpty();
    }

    /** The part of a criterion that the model reads. It never reads points. */
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
