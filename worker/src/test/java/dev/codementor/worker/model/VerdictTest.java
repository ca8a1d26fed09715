package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"the input length exceeds the context length\"}",
                "{\"error\":\"the request exceeds the available context size, try increasing it\"}",
                "{\"error\":{\"type\":\"exceed_context_size_error\",\"n_ctx\":4096}}",
                "{\"error\":\"input is larger than the context window\"}"
            })
    void knowsAPromptThatDoesNotFit(String error) {
        var tooLong = new ModelEnd.Refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG, "so long", null);

        assertThat(Verdict.ofStatus(400, error, "so long")).isEqualTo(tooLong);
        assertThat(Verdict.ofStatus(500, error, "so long")).isEqualTo(tooLong);
        assertThat(Verdict.ofErrorInStream(error, "so long", null)).isEqualTo(tooLong);
    }

    @Test
    void blamesTheRequestForOtherRefusals() {
        assertThat(Verdict.ofStatus(400, "{\"error\":\"x does not support thinking\"}", ""))
                .isEqualTo(new ModelEnd.Refused(ModelFault.REFUSED, FailureCode.MODEL_REFUSED));
        assertThat(Verdict.ofStatus(404, "{\"error\":\"model 'x' not found\"}", ""))
                .isEqualTo(new ModelEnd.Refused(ModelFault.MISSING, FailureCode.MODEL_MISSING));
    }

    @ParameterizedTest
    @CsvSource({
        "503, BUSY",
        "429, BUSY",
        "499, BUSY",
        "403, UNAUTHORIZED",
        "401, UNAUTHORIZED",
        "407, UNAUTHORIZED",
        "502, UNREACHABLE",
        "504, LOADING",
        "524, LOADING",
        "302, UNREACHABLE"
    })
    void comesLaterWhenTheServerDoesNotLetAnyoneIn(int status, ModelFault fault) {
        assertThat(Verdict.ofStatus(status, "", "")).isEqualTo(new ModelEnd.NotNow(fault));
    }

    @Test
    void comesLaterWhileTheModelIsLoaded() {
        assertThat(Verdict.ofStatus(503, "{\"error\":\"Loading model\"}", ""))
                .isEqualTo(new ModelEnd.NotNow(ModelFault.LOADING));
    }

    @Test
    void comesLaterWhenTheModelDoesNotFitIntoMemory() {
        assertThat(Verdict.ofStatus(500, "{\"error\":\"model requires more system memory (9 GiB)\"}", "so much"))
                .isEqualTo(new ModelEnd.NotNow(ModelFault.MEMORY, "so much"));
        assertThat(Verdict.ofStatus(500, "cudaMalloc failed: out of memory", ""))
                .isEqualTo(new ModelEnd.NotNow(ModelFault.MEMORY));
    }

    @Test
    void triesAgainWhenTheServerBroke() {
        assertThat(Verdict.ofStatus(500, "{\"error\":\"llama runner process has terminated\"}", ""))
                .isEqualTo(new ModelEnd.Broken(ModelFault.SERVER_ERROR));
        assertThat(Verdict.ofErrorInStream("an error was encountered while running the model", "", null))
                .isEqualTo(new ModelEnd.Broken(ModelFault.STREAM_ERROR));
    }
}
