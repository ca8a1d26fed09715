package dev.codementor.grading.answers;

import static dev.codementor.grading.Fixtures.aRubric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.grading.answers.Evidence.Found;
import dev.codementor.grading.golden.Golden;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradeJsonTest {

    private static final Grade GRADE = Grade.of(
            aRubric(),
            List.of(
                    one(
                            "correct",
                            "most",
                            new Evidence("a/Count.java", 3, 4, "if (x)\n  \"ü\"", Found.AS_SAID),
                            new Evidence("b.py", 1, 1, "import", Found.NEAREST)),
                    one("named-well", "yes", new Evidence("b.py", 2, 2, "total", Found.CORRECTED)),
                    one("stream", "no")));

    @Test
    void survivesBeingWrittenAndRead() {
        String text = GradeJson.text(GRADE);

        assertThat(GradeJson.read(text)).isEqualTo(GRADE);
        assertThat(GradeJson.text(GradeJson.read(text))).isEqualTo(text);
    }

    @Test
    void keepsItsForm() {
        Golden.assertUnchanged("grade.json", GradeJson.text(GRADE));
    }

    @Test
    void leavesMembersAloneThatOthersAdded() {
        String text = GradeJson.text(GRADE);

        assertThat(GradeJson.read(text.substring(0, text.length() - 1) + ",\"agreement\":{}}"))
                .isEqualTo(GRADE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"total\":1}",
                "{\"criteria\":[],\"total\":\"1\"}",
                "{\"criteria\":[{\"id\":\"a\"}],\"total\":1}",
                "{\"criteria\":[{\"id\":\"a\",\"answer\":\"b\",\"points\":1,\"feedback\":\"c\",\"sure\":\"very\",\"evidence\":[]}],\"total\":1}"
            })
    void refusesWhatIsNoGrade(String text) {
        assertThatThrownBy(() -> GradeJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CriterionGrade one(String criterion, String answer, Evidence... evidence) {
        return new CriterionGrade(
                criterion, answer, BigDecimal.ZERO, List.of(evidence), "Good\u2028 \"so\".", Confidence.MEDIUM);
    }
}
