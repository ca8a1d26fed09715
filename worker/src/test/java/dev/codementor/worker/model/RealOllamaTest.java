package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The client against a real server, whose model is {@code CODEMENTOR_MODEL} or the usual one. */
@EnabledIfEnvironmentVariable(
        named = "CODEMENTOR_TEST_OLLAMA",
        matches = ".+",
        disabledReason = "SKIPPED: no real Ollama; set CODEMENTOR_TEST_OLLAMA to its address to test against it")
class RealOllamaTest {

    private static final String MODEL = System.getenv().getOrDefault("CODEMENTOR_MODEL", "qwen2.5-coder:1.5b");

    @Test
    void answersAndGoesOn() {
        try (ClientUnderTest client = client()) {
            ModelEnd end = client.ask("Count from one to twenty in words.");
            String whole = client.text();

            assertThat(end).isInstanceOf(ModelEnd.Finished.class);
            assertThat(whole).containsIgnoringCase("nineteen");
        }
    }

    @Test
    void goesOnWhereAnAnswerBrokeOff() {
        try (ClientUnderTest client = client()) {
            String prompt =
                    "<|im_start|>user\nCount from one to ten in words.<|im_end|>\n<|im_start|>assistant\none, two, three,";

            ModelEnd end = client.ask(new ModelRequest.GoOn(client.card(), prompt), new ModelCall());

            assertThat(end).isInstanceOf(ModelEnd.Finished.class);
            assertThat(client.text()).containsIgnoringCase("four").doesNotContainIgnoringCase("two");
        }
    }

    @Test
    void saysThatTheModelIsMissing() {
        try (ClientUnderTest client = client()) {
            assertThat(client.ask(client.card("codementor-no-such-model"), "Hello"))
                    .isInstanceOfSatisfying(ModelEnd.Refused.class, refused -> assertThat(refused.fault())
                            .isEqualTo(ModelFault.MISSING));
        }
    }

    private static ClientUnderTest client() {
        return ClientUnderTest.of(
                System.getenv("CODEMENTOR_TEST_OLLAMA"),
                MODEL,
                "first-byte=10m",
                "idle=60s",
                "total=15m",
                "temperature=0");
    }
}
