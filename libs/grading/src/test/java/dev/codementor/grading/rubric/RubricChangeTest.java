package dev.codementor.grading.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.rubric.RubricReading.Read;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RubricChangeTest {

    private static final String RUBRIC = """
            id: a
            title: A
            assignment: Do it.
            criteria:
              - {id: one, title: One, points: 1, guidance: g, note: n}
              - {id: two, title: Two, points: 2, levels: [{name: x, points: 2}, {name: y, points: 0}]}
            """;

    @Test
    void touchesNothingForWordsThatTheModelNeverReads() {
        assertThat(change("note: n", "note: other").isEmpty()).isTrue();
        assertThat(change("title: A\n", "title: B\n").isEmpty()).isTrue();
        assertThat(change("points: 2,", "points: 2.00,").isEmpty()).isTrue();
    }

    @Test
    void asksAgainOnlyForTheCriterionThatChanged() {
        assertThat(change("guidance: g", "guidance: h").toAsk()).containsExactly("one");
        assertThat(change("name: y", "name: z").toAsk()).containsExactly("two");
    }

    @Test
    void onlyCountsAgainWhenPointsChanged() {
        assertThat(change("points: 1,", "points: 4,")).isEqualTo(new RubricChange(Set.of(), Set.of("one"), Set.of()));
        assertThat(change("{name: y, points: 0}", "{name: y, points: 1}").toCount())
                .containsExactly("two");
    }

    @Test
    void dropsAndAddsWhatIsGoneAndNew() {
        assertThat(change("id: two", "id: three"))
                .isEqualTo(new RubricChange(Set.of("three"), Set.of(), Set.of("two")));
    }

    @Test
    void asksForAllWhenTheAssignmentChanged() {
        assertThat(change("Do it.", "Do it well.").toAsk()).containsExactlyInAnyOrder("one", "two");
    }

    private static RubricChange change(String from, String to) {
        assertThat(RUBRIC).contains(from);
        return RubricChange.between(read(RUBRIC), read(RUBRIC.replace(from, to)));
    }

    private static Rubric read(String text) {
        return ((Read) new RubricReader().read("r.yaml", text)).rubric();
    }
}
