package dev.codementor.worker.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body that is sent to the server. Everything that affects how the model is loaded is the same in every request.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OllamaBody(
        String model,
        @Nullable List<ChatMessage> messages,
        @Nullable String prompt,
        @Nullable Boolean raw,
        boolean stream,
        @Nullable Boolean think,
        boolean shift,
        boolean truncate,
        @Nullable JsonNode format,
        @JsonProperty("keep_alive") long keepAlive,
        Options options) {

    /** See {@link ModelProperties} for the fields. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Options(
            @JsonProperty("num_ctx") int contextTokens,
            @JsonProperty("num_predict") int answerTokens,
            @JsonProperty("num_thread") @Nullable Integer threads,
            double temperature,
            @Nullable Integer seed) {

        /** The options under the server's names. */
        Map<String, String> named() {
            Map<String, String> named = new TreeMap<>();
            named.put("num_ctx", String.valueOf(contextTokens));
            named.put("num_predict", String.valueOf(answerTokens));
            named.put("temperature", String.valueOf(temperature));
            if (threads != null) {
                named.put("num_thread", String.valueOf(threads));
            }
            if (seed != null) {
                named.put("seed", String.valueOf(seed));
            }
            return named;
        }

        static Options of(ModelRequest request, ModelProperties properties) {
            Decoding decoding = request.decoding();
            return new Options(
                    Math.min(properties.contextTokens(), request.model().contextTokens()),
                    Objects.requireNonNullElse(decoding.answerTokens(), properties.answerTokens()),
                    properties.threads(),
                    Objects.requireNonNullElse(decoding.temperature(), properties.temperature()),
                    decoding.seed() != null ? decoding.seed() : properties.seed());
        }
    }

    static OllamaBody of(ModelRequest request, ModelProperties properties) {
        ModelCard model = request.model();
        Options options = Options.of(request, properties);
        long keepAlive = properties.keepAlive().isNegative()
                ? -1
                : properties.keepAlive().toSeconds();
        // A model that cannot think refuses the field, whatever its value.
        Boolean think = model.thinks() ? Boolean.FALSE : null;
        return switch (request) {
            case ModelRequest.Chat chat ->
                new OllamaBody(
                        model.name(),
                        chat.messages(),
                        null,
                        null,
                        true,
                        think,
                        false,
                        false,
                        chat.decoding().format(),
                        keepAlive,
                        options);
            case ModelRequest.GoOn goOn ->
                new OllamaBody(
                        model.name(), null, goOn.prompt(), true, true, think, false, false, null, keepAlive, options);
        };
    }
}
