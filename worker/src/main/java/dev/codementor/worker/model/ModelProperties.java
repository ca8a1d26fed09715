package dev.codementor.worker.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The model and how it is asked. Every request carries the same options, whatever its job, as the server would load the
 * model anew for others.
 *
 * @param server the Ollama server, a URL or {@code host:port} as Ollama itself reads it; from {@code OLLAMA_HOST}
 * @param token sent as {@code Authorization: Bearer} to a server or proxy that asks for one; without it none is sent. It
 *     is never printed
 * @param name the model that answers jobs which ask for none; from {@code CODEMENTOR_MODEL}
 * @param pull whether a missing model is downloaded by the server at the start; otherwise the worker waits for a person
 *     to do it
 * @param contextTokens tokens of prompt and answer together ({@code num_ctx}), 512 to 1,048,576; less for a model that
 *     has less
 * @param answerTokens most tokens of an answer ({@code num_predict}), 16 to 65,536, and less than {@code contextTokens}
 * @param threads CPU threads ({@code num_thread}), 1 to 1,024: the CPU request of the server's pod, as its own guess
 *     ignores the limit of a container; without it the server guesses
 * @param temperature 0 (always the likeliest token) to 2
 * @param seed makes answers repeatable; without it each is drawn anew
 * @param keepAlive how long the server keeps the model in memory after an answer; negative for ever
 * @param firstByte longest wait for the first byte of an answer, 100 ms to 1 h: the server's own queue, loading the
 *     model and reading the prompt all come before it
 * @param idle longest gap between two pieces of an answer, 100 ms to 10 min
 * @param total longest time of one answer, 1 s to 6 h
 */
@Validated
@ConfigurationProperties("codementor.worker.model")
public record ModelProperties(
        @DefaultValue("http://127.0.0.1:11434") @NotBlank String server,
        @Nullable @Size(min = 1, max = 8_192) String token,
        @DefaultValue("qwen2.5-coder:1.5b") @NotBlank String name,
        @DefaultValue("false") boolean pull,
        @DefaultValue("8192") @Min(512) @Max(1_048_576) int contextTokens,
        @DefaultValue("2048") @Min(16) @Max(65_536) int answerTokens,
        @Nullable @Min(1) @Max(1_024) Integer threads,

        @DefaultValue("0.2") @DecimalMin("0") @DecimalMax("2")
        double temperature,

        @Nullable Integer seed,
        @DefaultValue("30m") Duration keepAlive,

        @DefaultValue("10m") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration firstByte,

        @DefaultValue("60s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration idle,

        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(hours = 6)
        Duration total) {

    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    public ModelProperties {
        OllamaAddress.parse(server);
        if (token != null && !TOKEN.matcher(token.strip()).matches()) {
            throw new IllegalArgumentException(
                    "codementor.worker.model.token must be one line of visible ASCII characters without spaces");
        }
        if (answerTokens >= contextTokens) {
            throw new IllegalArgumentException(
                    "codementor.worker.model.answer-tokens must be less than codementor.worker.model.context-tokens,"
                            + " which hold the prompt too");
        }
    }

    /** Without the token and without a password in the address. */
    @Override
    public String toString() {
        return "ModelProperties[server=" + OllamaAddress.parse(server) + ", name=" + name + "]";
    }
}
