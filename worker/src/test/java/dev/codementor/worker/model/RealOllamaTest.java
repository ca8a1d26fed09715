package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.worker.model.ChatMessage.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client against a real server, whose model is {@code CODEMENTOR_MODEL} or the usual one. The model must read ChatML. It may be
 * small: nothing here depends on what it knows.
 */
@EnabledIfEnvironmentVariable(
        named = "CODEMENTOR_TEST_OLLAMA",
        matches = ".+",
        disabledReason = "SKIPPED: no real Ollama; set CODEMENTOR_TEST_OLLAMA to its address to test against it")
class RealOllamaTest {

    private static final String MODEL = System.getenv().getOrDefault("CODEMENTOR_MODEL", "qwen2.5-coder:1.5b");
    private static final String QUESTION = "What is a loop in Python? Answer in two sentences.";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void findsTheModelAndWhatItIs() {
        try (ClientUnderTest client = client()) {
            ModelCard card = client.card();

            assertThat(card.name()).isEqualTo(MODEL);
            assertThat(card.use().digest()).matches("[0-9a-f]{64}");
            assertThat(card.template()).contains("<|im_start|>");
            assertThat(card.contextTokens()).isBetween(2_048, 1_048_576);
        }
    }

    @Test
    void hearsAnAnswerPieceByPieceAndWhatItUsed() {
        try (ClientUnderTest client = client()) {
            ModelEnd end = client.ask(QUESTION);

            assertThat(end).isInstanceOfSatisfying(ModelEnd.Finished.class, finished -> assertUsed(finished.usage()));
            assertThat(client.text()).isNotBlank().doesNotContain("<|im_");
            assertThat(client.pieces()).isGreaterThan(5);
        }
    }

    @Test
    void answersTheSameQuestionInTheSameWay() {
        assertThat(answer()).isEqualTo(answer());
    }

    /** As an answer that was never interrupted. */
    @Test
    void goesOnWhereAnAnswerBrokeOff() {
        String whole = answer();
        String begun = whole.substring(0, whole.indexOf(' ', whole.length() / 2));
        try (ClientUnderTest client = client()) {
            String prompt = """
                <|im_start|>system
                Be brief.<|im_end|>
                <|im_start|>user
                %s<|im_end|>
                <|im_start|>assistant
                %s\
                """.formatted(QUESTION, begun);

            ModelEnd end = client.ask(new ModelRequest.GoOn(client.card(), prompt), new ModelCall());

            assertThat(end).isInstanceOf(ModelEnd.Finished.class);
            assertThat(begun + client.text()).isEqualTo(whole);
        }
    }

    @Test
    void saysThatAnAnswerWasCutOff() {
        try (ClientUnderTest client = client("answer-tokens=16")) {
            ModelEnd end = client.ask("Tell me a long story about a teacher.");

            assertThat(end).isInstanceOfSatisfying(ModelEnd.CutOff.class, cut -> assertThat(
                            cut.usage().answerTokens())
                    .isEqualTo(16));
            assertThat(client.text()).isNotBlank();
        }
    }

    @Test
    void stopsAnAnswer() {
        try (ClientUnderTest client = client("answer-tokens=1024")) {
            ModelCall call = new ModelCall();
            CompletableFuture<ModelEnd> end = CompletableFuture.supplyAsync(
                    () -> client.ask(client.chat("Write a very long story about a teacher and her class."), call));
            await().atMost(SOON).until(() -> client.pieces() > 5);

            call.cancel();

            assertThat(end).succeedsWithin(5, TimeUnit.SECONDS).isInstanceOf(ModelEnd.NoAnswer.class);
        }
    }

    @Test
    void hearsJsonOfTheFormItAskedFor() {
        JsonNode schema = JsonMapper.shared().readTree("""
            {"type": "object", "required": ["loop", "lines"], "additionalProperties": false, "properties":
              {"loop": {"type": "boolean"}, "lines": {"enum": [1, 2, 3]}}}
            """);
        try (ClientUnderTest client = client()) {
            ModelRequest request = new ModelRequest.Chat(
                    client.card(),
                    List.of(new ChatMessage(Role.USER, "Is there a loop in: while True: pass")),
                    new Decoding(schema, 0.0, 1, 64));

            ModelEnd end = client.ask(request, new ModelCall());

            assertThat(end).isInstanceOf(ModelEnd.Finished.class);
            JsonNode heard = JsonMapper.shared().readTree(client.text());
            assertThat(heard.path("loop").isBoolean()).isTrue();
            assertThat(heard.path("lines").asInt()).isBetween(1, 3);
        }
    }

    @Test
    void saysThatAPromptIsTooLong() {
        try (ClientUnderTest client = client()) {
            assertThat(client.ask("loop ".repeat(3_000)))
                    .isInstanceOfSatisfying(ModelEnd.Refused.class, refused -> assertThat(refused.code())
                            .isEqualTo(FailureCode.PROMPT_TOO_LONG));
        }
    }

    @Test
    void saysThatTheModelIsMissing() {
        try (ClientUnderTest client = client()) {
            assertThat(client.catalog().look("codementor-no-such-model")).isInstanceOf(ModelLook.Missing.class);
            assertThat(client.ask(client.card("codementor-no-such-model"), "Hello"))
                    .isInstanceOfSatisfying(ModelEnd.Refused.class, refused -> assertThat(refused.fault())
                            .isEqualTo(ModelFault.MISSING));
        }
    }

    private static String answer() {
        try (ClientUnderTest client = client()) {
            assertThat(client.ask(QUESTION)).isInstanceOf(ModelEnd.Finished.class);
            return client.text();
        }
    }

    private static void assertUsed(Usage usage) {
        assertThat(usage.promptTokens()).isGreaterThan(10);
        assertThat(usage.answerTokens()).isGreaterThan(5);
    }

    /** The same context and threads everywhere, as other values would load the model again. */
    private static ClientUnderTest client(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "first-byte=10m",
                "idle=60s",
                "total=15m",
                "temperature=0",
                "seed=1",
                "threads=1",
                "context-tokens=2048",
                "answer-tokens=512"));
        all.addAll(List.of(settings));
        return ClientUnderTest.of(System.getenv("CODEMENTOR_TEST_OLLAMA"), MODEL, all.toArray(String[]::new));
    }
}
