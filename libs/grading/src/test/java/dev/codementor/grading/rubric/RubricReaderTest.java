package dev.codementor.grading.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.codementor.grading.rubric.RubricReading.Fault;
import dev.codementor.grading.rubric.RubricReading.Read;
import dev.codementor.grading.rubric.RubricReading.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RubricReaderTest {

    private static final String YAML = """
        # week 3
        id: week-3
        title: Word count
        language: de
        assignment: |
          Count the words of a file.
        criteria:
          - id: correct
            title: Counts right
            points: 6
            levels:
              - name: all
                points: 6
                description: Every case holds.
              - {name: most, points: 3.5}
              - {name: none, points: 0}
            guidance: Look at empty lines.
          - id: named-well
            title: Names say what they hold
            points: 2
            note: See chapter 2.
          - id: stream
            title: Reads in a stream
            points: 1.0
            extraCredit: true
        """;

    private static final String JSON = """
        {
          "$schema": "https://codementor.dev/schemas/rubric.schema.json",
          "title": "Word count", "id": "week-3", "language": "de",
          "assignment": "Count the words of a file.",
        \t"criteria": [
            {"id": "correct", "title": "Counts right", "points": 6.00, "guidance": "Look at empty lines.", "levels": [
              {"name": "all", "points": 6, "description": "Every case holds."},
              {"name": "most", "points": 3.50},
              {"name": "none", "points": 0}]},
            {"id": "named-well", "title": "Names say what they hold", "points": 2, "note": "See chapter 2."},
            {"id": "stream", "title": "Reads in a stream", "points": 1, "extraCredit": true}
          ]
        }\
        """;

    private final RubricReader reader = new RubricReader();

    @Test
    void readsYaml() {
        Rubric rubric = read(YAML).rubric();

        assertThat(rubric.id()).isEqualTo("week-3");
        assertThat(rubric.language()).isEqualTo("de");
        assertThat(rubric.assignment()).isEqualTo("Count the words of a file.");
        assertThat(rubric.maximum()).isEqualByComparingTo("8");
        assertThat(rubric.criteria()).extracting(Criterion::id).containsExactly("correct", "named-well", "stream");
        assertThat(rubric.criteria().getFirst().scale())
                .isEqualTo(new Scale.Levels(List.of(
                        new Level("all", new BigDecimal("6"), "Every case holds."),
                        new Level("most", new BigDecimal("3.5"), ""),
                        new Level("none", new BigDecimal("0"), ""))));
        assertThat(rubric.criteria().get(1).scale()).isEqualTo(new Scale.YesNo());
        assertThat(rubric.criteria().get(2).extraCredit()).isTrue();
    }

    @Test
    void givesJsonAndYamlOfTheSameRubricOneVersion() {
        assertThat(read(JSON).rubric()).isEqualTo(read(YAML).rubric());
        assertThat(read(JSON).version()).isEqualTo(read(YAML).version());
    }

    @Test
    void readsItsOwnCanonicalFormBack() {
        Rubric rubric = read(YAML).rubric();

        assertThat(read(rubric.canonical()).rubric()).isEqualTo(rubric);
        assertThat(rubric.canonical()).startsWith("{\"assignment\":").doesNotContain("6.0", "\"note\":\"\"");
    }

    @Test
    void changesItsVersionWithAnyValue() {
        assertThat(read(YAML.replace("chapter 2", "chapter 3")).version())
                .isNotEqualTo(read(YAML).version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "points: 2\\n | points: two\\n | r.yaml:20 criteria[1].points must be a number",
                "points: 6\\n | points: 1001\\n | r.yaml:10 criteria[0].points must be at most 1000",
                "points: 6\\n | points: 6.005\\n | r.yaml:10 criteria[0].points must have at most two decimals",
                "points: 6\\n | points: -1\\n | r.yaml:10 criteria[0].points must be at least 0",
                "points: 6\\n | points: .nan\\n | r.yaml:10 criteria[0].points must be a number",
                "points: 6\\n"
                        + " | points: 7\\n"
                        + " | r.yaml:11 criteria[0].levels must have a level that earns the criterion's 7",
                "points: 3.5 | points: 6.5 | r.yaml:15 criteria[0].levels[1].points must be at most the criterion's 6",
                "name: none | name: All | r.yaml:16 criteria[0].levels[2].name occurs twice: All",
                "id: stream | id: correct | r.yaml:22 criteria[2].id occurs twice: correct",
                "id: stream | id: Stream | r.yaml:22 criteria[2].id must match ^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$",
                "note: See | hint: See | \"r.yaml:21 criteria[1].hint is not known; known are id, title, points,"
                        + " levels, guidance, note, extraCredit\"",
                "title: Word count | titel: Word count | r.yaml:2 must have 'title'",
                "extraCredit: true | extraCredit: yes | r.yaml:25 criteria[2].extraCredit must be true or false",
                "language: de | language: Deutsch! | r.yaml:4 language must match"
                        + " ^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$",
                "title: Counts right | title: '  ' | r.yaml:9 criteria[0].title must not be blank",
            })
    void namesLineAndPathOfAMistake(String right, String wrong, String fault) {
        String from = right.replace("\\n", "\n");
        assertThat(YAML).contains(from);

        assertThat(faults(YAML.replaceFirst(java.util.regex.Pattern.quote(from), wrong.replace("\\n", "\n"))))
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"id\": \"a\",\n\"title\": }' | 2",
                "'id: a\ntitle: [b' | 2",
                "'id: a\nid: b' | 2",
                "'id: &x a\ntitle: *x' | 2",
                "'' | 1",
                "'just words' | 1",
                "'- a' | 1",
                "'id: a\n---\nid: b' | 3",
            })
    void namesTheLineOfWhatIsNotADocument(String text, int line) {
        assertThat(((Refused) reader.read("r.yaml", text)).faults().getFirst().line())
                .isBetween(line - 1, line + 1);
    }

    @Test
    void refusesWhatIsTooLongOrNotUtf8() throws IOException {
        byte[] latin = "title: é".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reader.read("r", new ByteArrayInputStream(latin))).hasToString(refusal("must be UTF-8"));
        assertThat(reader.read("r", new ByteArrayInputStream(new byte[RubricReader.LONGEST + 1])))
                .hasToString(refusal("must have at most 262144 bytes"));
    }

    @Test
    void neverThrowsForWhatIsInAFile() {
        Random random = new Random(11);
        String letters = "{}[]:-,\"'#&*!|>%@ \n\tab0.é\u0000";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder(round % 2 == 0 ? YAML : JSON);
            for (int i = 0; i <= random.nextInt(6); i++) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        Math.min(text.length(), at + random.nextInt(4)),
                        letters.charAt(random.nextInt(letters.length())) + "");
            }
            assertThatCode(() -> reader.read("fuzz", text.toString()))
                    .as("%s", text)
                    .doesNotThrowAnyException();
        }
    }

    private static String refusal(String message) {
        return new Refused(List.of(new Fault("r", 1, "", message))).toString();
    }

    private Read read(String text) {
        RubricReading reading = reader.read("r.yaml", text);
        assertThat(reading).isInstanceOf(Read.class);
        return (Read) reading;
    }

    private List<String> faults(String text) {
        return ((Refused) reader.read("r.yaml", text))
                .faults().stream().map(Fault::toString).toList();
    }
}
