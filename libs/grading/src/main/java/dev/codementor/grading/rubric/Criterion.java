package dev.codementor.grading.rubric;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is looked at.
 *
 * @param id short and stable; 1 to 40 lower-case letters, digits and hyphens; unique in its rubric
 * @param title what students read
 * @param points most that it earns, 0 to 1000 with at most two decimals
 * @param guidance for the grader only; empty when there is none
 * @param note for the student beside the grade; empty when there is none
 * @param extraCredit earns points beyond the rubric's maximum
 */
public record Criterion(
        String id, String title, BigDecimal points, Scale scale, String guidance, String note, boolean extraCredit) {

    /** What a criterion without levels is answered with. */
    public static final String YES = "yes";

    public static final String NO = "no";

    /** What it can be answered with, as the rubric lists it; yes comes before no. */
    public List<String> answers() {
        return switch (scale) {
            case Scale.YesNo yesNo -> List.of(YES, NO);
            case Scale.Levels levels ->
                levels.levels().stream().map(Level::name).toList();
        };
    }

    /** What an answer earns; empty if it is none of {@link #answers}. */
    public Optional<BigDecimal> pointsFor(String answer) {
        return switch (scale) {
            case Scale.YesNo yesNo ->
                switch (answer) {
                    case YES -> Optional.of(points);
                    case NO -> Optional.of(BigDecimal.ZERO);
                    default -> Optional.empty();
                };
            case Scale.Levels levels ->
                levels.levels().stream()
                        .filter(each -> each.name().equals(answer))
                        .map(Level::points)
                        .findFirst();
        };
    }
}
