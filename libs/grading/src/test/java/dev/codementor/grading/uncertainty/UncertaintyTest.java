package dev.codementor.grading.uncertainty;

import static dev.codementor.grading.Fixtures.aRubric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.codementor.grading.answers.Confidence;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.distrust.Disagreement;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UncertaintyTest {

    private final ExpectedGain gain = new ExpectedGain(aRubric());

    @Test
    void tellsHowManySamplesAgree() {
        Agreement agreement = Agreement.of(List.of(grade("all", "yes"), grade("most", "yes"), grade("most", "yes")));

        assertThat(agreement.criteria().getFirst().answer()).isEqualTo("most");
        assertThat(agreement.criteria().getFirst().share()).isCloseTo(0.667, within(0.001));
        assertThat(agreement.criteria().getFirst().spread()).isCloseTo(2.5 / 3, within(0.001));
        assertThat(agreement.uncertain()).isEmpty();
    }

    @Test
    void isUncertainWhereSamplesDifferAndTakesTheLowerOfEquals() {
        Agreement agreement = Agreement.of(List.of(grade("all", "yes"), grade("none", "yes")));

        assertThat(agreement.uncertain()).containsExactly("correct");
        assertThat(agreement.criteria().getFirst().answer()).isEqualTo("none");
        assertThatThrownBy(() -> Agreement.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void expectsMoreWhereTheModelIsLessSure() {
        assertThat(gain.of(List.of(grade("all", "yes", Confidence.LOW)), 0))
                .isGreaterThan(gain.of(List.of(grade("all", "yes", Confidence.HIGH)), 0));
        assertThat(gain.of(List.of(grade("all", "yes", Confidence.HIGH)), 0))
                .isCloseTo(0.1 * (6 + 2 + 1) / 3, within(1e-9));
    }

    @Test
    void expectsLessTheMoreSamplesAgreeAndMoreWhereTheyDiffer() {
        Grade all = grade("all", "yes");
        Grade none = grade("none", "yes");

        assertThat(gain.of(List.of(all, all, all), 0)).isLessThan(gain.of(List.of(all), 0));
        assertThat(gain.of(List.of(all, all, none), 0)).isGreaterThan(gain.of(List.of(all), 0));
        assertThat(gain.of(List.of(all, all, none), 0))
                .isGreaterThan(gain.of(List.of(all, all, grade("most", "yes")), 0));
    }

    @Test
    void putsFlagsFirstAndKeepsTheOrderOfEquals() {
        double flagged = gain.of(List.of(grade("all", "yes", Confidence.HIGH)), 1);
        double unsure = gain.of(List.of(grade("all", "yes", Confidence.LOW)), 0);

        assertThat(Stream.of(
                                new ReviewOrder("b", 0),
                                new ReviewOrder("unsure", unsure),
                                new ReviewOrder("a", 0),
                                new ReviewOrder("flagged", flagged))
                        .sorted(ReviewOrder.BY_GAIN)
                        .map(ReviewOrder::customId))
                .containsExactly("flagged", "unsure", "a", "b");
    }

    @Test
    void flagsWhatWordsHaveEarned() {
        Disagreement much = Disagreement.between(aRubric(), grade("all", "yes"), grade("none", "yes"));
        Disagreement little = Disagreement.between(aRubric(), grade("most", "yes"), grade("most", "yes"));

        assertThat(much.raisesFlag()).isTrue();
        assertThat(much.pointsForWords()).isEqualByComparingTo("6");
        assertThat(much.criteria()).containsExactly(new Disagreement.Difference("correct", "all", "none"));
        assertThat(little.raisesFlag()).isFalse();
        assertThat(Disagreement.between(aRubric(), grade("none", "yes"), grade("all", "yes"))
                        .raisesFlag())
                .isTrue();
    }

    private static Grade grade(String correct, String named) {
        return grade(correct, named, Confidence.MEDIUM);
    }

    private static Grade grade(String correct, String named, Confidence sure) {
        return Grade.of(
                aRubric(),
                List.of(one("correct", correct, sure), one("named-well", named, sure), one("stream", "no", sure)));
    }

    private static CriterionGrade one(String criterion, String answer, Confidence sure) {
        return new CriterionGrade(criterion, answer, BigDecimal.ZERO, List.of(), "f", sure);
    }
}
