package dev.codementor.grading.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonLineTest {

    private final Set<String> taken = new HashSet<>();

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{", "nothing"})
    void refusesWhatIsNotOneObjectWithEachMemberOnce(String line) {
        assertThat(JsonLine.read(line))
                .isInstanceOfSatisfying(JsonLine.Content.Refused.class, refused -> assertThat(refused.message())
                        .startsWith("is not one JSON object: "));
    }

    @Test
    void takesEachIdOnce() {
        assertThat(JsonLine.claimId(read("{\"custom_id\":\"a@b.c:1\"}"), taken)).isEmpty();
        assertThat(JsonLine.claimId(read("{\"custom_id\":\"a@b.c:1\"}"), taken))
                .contains("has the custom_id of an earlier line: a@b.c:1");
        assertThat(taken).containsExactly("a@b.c:1");
    }

    /** A number would come back as a text, and the program would not find it. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"custom_id\":7}", "{\"custom_id\":\"\"}", "{\"custom_id\":\"a b\"}", "[]"})
    void refusesIdsThatAreNone(String line) {
        assertThat(JsonLine.claimId(read(line), taken)).isPresent();
        assertThat(taken).isEmpty();
    }

    private static JsonNode read(String line) {
        return ((JsonLine.Content.Read) JsonLine.read(line)).json();
    }
}
