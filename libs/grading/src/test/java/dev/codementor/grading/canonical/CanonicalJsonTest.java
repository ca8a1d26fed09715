package dev.codementor.grading.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CanonicalJsonTest {

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void hasOneSpelling() {
        JsonNode value = json.readTree("""
                { "b" : [ 1.50, 100, 0.0, true, null, {} , [] ],
                  "a" : "é\\u20ac\\n\\u0001\\"/" }""");

        assertThat(CanonicalJson.of(value))
                .isEqualTo("{\"a\":\"é€\\n\\u0001\\\"/\",\"b\":[1.5,100,0,true,null,{},[]]}");
    }

    @Test
    void writesNumbersPlainly() {
        assertThat(CanonicalJson.plain(new BigDecimal("1E+2"))).isEqualTo("100");
        assertThat(CanonicalJson.plain(new BigDecimal("0.00"))).isEqualTo("0");
        assertThat(CanonicalJson.plain(new BigDecimal("-2.50"))).isEqualTo("-2.5");
    }

    @Test
    void doesNotDependOnTheOrderOfMembers() {
        Random random = new Random(7);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            names.add(Integer.toString(random.nextInt(100_000), 36));
        }
        String first = CanonicalJson.of(object(names));

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(names, random);
            assertThat(CanonicalJson.of(object(names))).isEqualTo(first);
        }
        assertThat(CanonicalJson.of(json.readTree(first))).isEqualTo(first);
    }

    private static ObjectNode object(List<String> names) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        names.forEach(each -> object.put(each, each.length()));
        return object;
    }
}
