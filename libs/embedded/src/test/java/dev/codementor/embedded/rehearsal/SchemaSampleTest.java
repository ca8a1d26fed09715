package dev.codementor.embedded.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaSampleTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -7, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void fillsGradingInAnySeed(int seed) {
        JsonNode grading = sample("""
                {"type":"object","required":["criteria","comment","confident","kind"],"properties":{
                  "criteria":{"type":"array","minItems":3,"maxItems":5,"items":{"$ref":"#/$defs/criterion"}},
                  "comment":{"type":"string","minLength":100,"maxLength":120},
                  "confident":{"type":"boolean"},
                  "kind":{"const":"grading"}},
                 "$defs":{"criterion":{"type":"object","required":["id","points","weight"],"properties":{
                  "id":{"enum":["a","b","c"]},
                  "points":{"type":"integer","minimum":0,"maximum":10},
                  "weight":{"type":"number","exclusiveMinimum":0,"maximum":1}}}}}""", seed);

        assertThat(grading.path("criteria").size()).isEqualTo(3);
        assertThat(grading.path("criteria")).allSatisfy(criterion -> {
            assertThat(criterion.path("id").asString()).isIn("a", "b", "c");
            assertThat(criterion.path("points").isIntegralNumber()).isTrue();
            assertThat(criterion.path("points").asInt()).isBetween(0, 10);
            assertThat(criterion.path("weight").asDouble()).isGreaterThan(0).isLessThanOrEqualTo(1);
        });
        assertThat(grading.path("comment").asString().length()).isBetween(100, 120);
        assertThat(grading.path("confident").isBoolean()).isTrue();
        assertThat(grading.path("kind").asString()).isEqualTo("grading");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"type":"integer","minimum":3,"maximum":3}                  | 3
                    {"type":"integer","multipleOf":5,"minimum":6,"maximum":11}  | 10
                    {"type":"integer","exclusiveMinimum":1,"exclusiveMaximum":3}| 2
                    {"type":"integer","maximum":-5,"minimum":-5}                | -5
                    {"type":"null"}                                             | null
                    {"type":["string","null"],"maxLength":3}                    | "A r"
                    {"anyOf":[{"const":1},{"const":2}]}                         | 1
                    {"type":"array","maxItems":0}                               | []
                    {"allOf":[{"properties":{"a":{"const":1}}},{"properties":{"b":{"const":2}}}]} | {"a":1,"b":2}
                    """)
    void keepsLimits(String schema, String expected) {
        assertThat(sample(schema, 42).toString()).isEqualTo(expected);
    }

    @Test
    void endsRecursion() {
        JsonNode tree = sample("""
                {"$ref":"#/$defs/node","$defs":{"node":{"type":"object","required":["name"],"properties":{
                  "name":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/$defs/node"}}}}}}""", 1);

        assertThat(tree.at("/children/0/children/0/name").isString()).isTrue();
    }

    @Test
    void dependsOnSeedAlone() {
        String schema =
                "{\"type\":\"array\",\"minItems\":9,\"items\":{\"type\":\"integer\",\"maximum\":1000,\"minimum\":0}}";

        assertThat(sample(schema, 1)).isEqualTo(sample(schema, 1)).isNotEqualTo(sample(schema, 2));
    }

    private static JsonNode sample(String schema, int seed) {
        return SchemaSample.of(JSON.readTree(schema), seed);
    }
}
