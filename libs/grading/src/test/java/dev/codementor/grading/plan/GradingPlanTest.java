package dev.codementor.grading.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradingPlanTest {

    @Test
    void isTheStandardWhereNothingIsSaid() {
        assertThat(GradingPlan.read("{}")).isEqualTo(GradingPlan.STANDARD);
        assertThat(GradingPlan.STANDARD.text())
                .isEqualTo("{\"canary\":true,\"findInstructions\":true,\"mostAsks\":3,\"neutralCopy\":true,"
                        + "\"numberedLines\":false,\"samples\":2}");
    }

    @Test
    void survivesBeingWrittenAndRead() {
        GradingPlan plan = new GradingPlan(5, 0, false, false, false, true);

        assertThat(GradingPlan.read(plan.text())).isEqualTo(plan);
        assertThat(GradingPlan.FIELDS)
                .containsExactlyInAnyOrderElementsOf(plan.json().propertyNames());
    }

    @Test
    void takesFieldsOfAForm() {
        assertThat(GradingPlan.read("{\"samples\":4}").with(Map.of("mostAsks", " 1 ", "neutralCopy", "false")))
                .isEqualTo(new GradingPlan(1, 4, false, true, true, false));
        assertThatThrownBy(() -> GradingPlan.STANDARD.with(Map.of("samples", "many")))
                .hasMessage("plan.samples must be a whole number");
        assertThatThrownBy(() -> GradingPlan.STANDARD.with(Map.of("canary", "yes")))
                .hasMessage("plan.canary must be true or false");
        assertThatThrownBy(() -> GradingPlan.STANDARD.with(Map.of("sample", "1")))
                .hasMessageStartingWith("plan.sample is not known; known are mostAsks, samples");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"mostAsks":0}          | plan.mostAsks must be 1 to 5
        {"mostAsks":6}          | plan.mostAsks must be 1 to 5
        {"samples":-1}          | plan.samples must be 0 to 8
        {"samples":9}           | plan.samples must be 0 to 8
        {"samples":1.5}         | plan.samples must be a whole number
        {"samples":"2"}         | plan.samples must be a whole number
        {"samples":null}        | plan.samples must be a whole number
        {"samples":99999999999} | plan.samples must be a whole number
        {"neutralCopy":1}       | plan.neutralCopy must be true or false
        {"canary":"true"}       | plan.canary must be true or false
        {"findInstructions":[]} | plan.findInstructions must be true or false
        {"numberedLines":null}  | plan.numberedLines must be true or false
        {"Canary":true}         | plan.Canary is not known; known are mostAsks, samples, neutralCopy, canary, findInstructions, numberedLines
        {"canary":true,"canary":true} | plan is not JSON
        []                      | plan must be a JSON object
        {} {}                   | plan is not JSON
        """)
    void saysWhichFieldIsWrongAndHow(String json, String message) {
        assertThatThrownBy(() -> GradingPlan.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
