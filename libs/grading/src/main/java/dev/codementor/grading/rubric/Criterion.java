package dev.codementor.grading.rubric;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One aspect by which submissions are graded.
 *
 * @param id short and stable; 1 to 40 lower-case letters, digits and hyphens; unique in its rubric
 * @param title what students read
 * @param points the most points that it can earn, 0 to 1000 with at most two decimals
 * @param guidance for the grader only; empty when there is none
 * @param note for the student beside the grade; empty when there is none
 * @param extraCredit whether its points come on top of the rubric's maximum
 */
public record Criterion(
        String id, String title, BigDecimal points, Scale scale, String guidance, String note, boolean extraCredit) {

    /** The answers to a criterion without levels. */
    public static final String YES = "yes";

    public static final String NO = "no";

    /** The possible answers, in the rubric's order; yes comes before no. */
    public List<String> answers() {
        return switch (scale) {
            case Scale.YesNo yesNo -> List.of(YES, NO);
            case Scale.Levels levels ->
                levels.levels().stream().map(Level::name).toList();
        };
    }

    /** The points for an answer; empty if it is not one of {@link #answers}. */
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
