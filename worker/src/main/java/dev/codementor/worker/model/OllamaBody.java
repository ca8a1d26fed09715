package dev.codementor.worker.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent to the server: everything that decides how the model is loaded is the same in every request. */
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
        @JsonProperty("keep_alive") long keepAlive,
        Options options) {

    /** See {@link ModelProperties} for the fields. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Options(
            @JsonProperty("num_ctx") int contextTokens,
            @JsonProperty("num_predict") int answerTokens,
            @JsonProperty("num_thread") @Nullable Integer threads,
            double temperature,
            @Nullable Integer seed) {}

    static OllamaBody of(ModelRequest request, ModelProperties properties) {
        ModelCard model = request.model();
        var options = new Options(
                Math.min(properties.contextTokens(), model.contextTokens()),
                properties.answerTokens(),
                properties.threads(),
                properties.temperature(),
                properties.seed());
        long keepAlive = properties.keepAlive().isNegative()
                ? -1
                : properties.keepAlive().toSeconds();
        // A model that cannot think refuses the field, whatever its value.
        Boolean think = model.thinks() ? Boolean.FALSE : null;
        return switch (request) {
            case ModelRequest.Chat chat ->
                new OllamaBody(
                        model.name(), chat.messages(), null, null, true, think, false, false, keepAlive, options);
            case ModelRequest.GoOn goOn ->
                new OllamaBody(model.name(), null, goOn.prompt(), true, true, think, false, false, keepAlive, options);
        };
    }
}
