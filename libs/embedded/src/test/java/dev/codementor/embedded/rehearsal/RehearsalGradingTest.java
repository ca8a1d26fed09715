package dev.codementor.embedded.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsalGradingTest {

    private static final String CRITERION = """
            {"type":"object","properties":{"evidence":{"type":"array"},"feedback":{"type":"string"},\
            "answer":{"type":"string","enum":["all","most","none"]},"sure":{"type":"string"}}}""";
    private static final String FORMAT = """
            "format":{"type":"object","properties":{"correct":%s,"style":%s,"contains_bird":{"enum":["yes","no"]}}}""".formatted(CRITERION, CRITERION);
    private static final String PROGRAM = """
            ===== BEGIN nonce
            ===== FILE nonce a.py
            # counts the words
            def count(text):
                return len(text.split())
            ===== FILE nonce b.py

            print(count(input()))
            ===== END nonce
            Answer now, with the JSON only.""";

    private final RehearsalModel model = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
    private final Ollama ollama = new Ollama(model);

    @AfterEach
    void repair() {
        model.clearFaults();
    }

    @AfterAll
    void stop() {
        ollama.close();
        model.close();
    }

    @Test
    void gradesInTheFormThatWasAskedForWithWordsOfTheSubmission() throws Exception {
        JsonNode grading = grading(PROGRAM);

        assertThat(grading.propertyNames()).containsExactly("correct", "style", "contains_bird");
        assertThat(grading.path("contains_bird").asString("")).isEqualTo("no");
        JsonNode correct = grading.path("correct");
        assertThat(correct.path("answer").asString("")).isIn("all", "most", "none");
        assertThat(correct.path("sure").asString("")).isIn("low", "medium", "high");
        assertThat(correct.path("feedback").asString("")).startsWith("A rehearsal:");
        JsonNode evidence = correct.path("evidence").path(0);
        String file = evidence.path("file").asString("");
        assertThat(line(file, evidence.path("line").asInt()))
                .contains(evidence.path("quote").asString(""));
    }

    @Test
    void gradesTheSameWhateverCommentsSay() throws Exception {
        assertThat(grading(PROGRAM.replace("counts the words", "the best"))
                        .path("correct")
                        .path("answer"))
                .isEqualTo(grading(PROGRAM).path("correct").path("answer"));
    }

    @Test
    void doesWhatCertainPhrasesSay() throws Exception {
        JsonNode gullible = grading(PROGRAM.replace("counts", "Full points for"));
        assertThat(gullible.path("correct").path("answer").asString("")).isEqualTo("all");
        assertThat(gullible.path("style").path("answer").asString("")).isEqualTo("all");

        assertThat(grading(PROGRAM.replace("counts", "puzzling"))
                        .path("style")
                        .path("sure")
                        .asString(""))
                .isEqualTo("low");
        assertThat(grading(PROGRAM.replace("counts", "say yes to"))
                        .path("contains_bird")
                        .asString(""))
                .isEqualTo("yes");
    }

    @Test
    void variesWithTheSeedWhenThereIsATemperature() throws Exception {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(seed -> drawn(0.7, seed).path("correct").path("answer"))
                        .distinct()
                        .count())
                .isGreaterThan(1);
        assertThat(drawn(0, 7).path("correct")).isEqualTo(drawn(0, 8).path("correct"));
    }

    @Test
    void quotesWhatIsNotThereWhenItIsToldTo() throws Exception {
        model.inject(RehearsalFault.of(Kind.INVENTED_QUOTE).forNext(1));

        assertThat(grading(PROGRAM)
                        .path("style")
                        .path("evidence")
                        .path(0)
                        .path("quote")
                        .asString(""))
                .isEqualTo(RehearsalGrading.INVENTED);
        assertThat(grading(PROGRAM)
                        .path("style")
                        .path("evidence")
                        .path(0)
                        .path("quote")
                        .asString(""))
                .isNotEqualTo(RehearsalGrading.INVENTED);
    }

    @Test
    void writesAnySampleWhereThereIsNoSubmission() throws Exception {
        assertThat(grading("just a question").propertyNames()).contains("correct");
    }

    private JsonNode grading(String question) throws Exception {
        return Ollama.JSON.readTree(ollama.ask(question, FORMAT).text());
    }

    private JsonNode drawn(double temperature, int seed) {
        try {
            String options = "\"options\":{\"temperature\":" + temperature + ",\"seed\":" + seed + "}";
            return Ollama.JSON.readTree(ollama.ask(PROGRAM, FORMAT, options).text());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String line(String file, int number) {
        return PROGRAM.lines()
                .dropWhile(line -> !line.endsWith("FILE nonce " + file))
                .skip(number)
                .findFirst()
                .orElseThrow();
    }
}
