package dev.codementor.embedded.rehearsal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of {@code /api/chat} or {@code /api/generate}. Each uses a part of it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ModelRequest(
        @Nullable String model,
        @Nullable List<Message> messages,
        @Nullable String prompt,
        @Nullable String system,
        @Nullable Boolean raw,
        @Nullable Boolean stream,
        @Nullable Boolean truncate,
        @Nullable Boolean shift,
        @Nullable JsonNode think,
        @Nullable JsonNode format,
        @JsonProperty("keep_alive") @Nullable JsonNode keepAlive,
        @Nullable Options options) {

    /** One turn of a conversation. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Message(@Nullable String role, @Nullable String content) {

        @Override
        public String role() {
            return role == null ? "" : role;
        }

        @Override
        public String content() {
            return content == null ? "" : content;
        }
    }

    /** The options that change the server's behaviour. Temperature and seed only affect gradings. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Options(
            @JsonProperty("num_ctx") @Nullable Integer contextLength,
            @JsonProperty("num_predict") @Nullable Integer mostTokens,
            @JsonProperty("num_batch") @Nullable Integer batch,
            @JsonProperty("num_thread") @Nullable Integer threads,
            @JsonProperty("use_mmap") @Nullable Boolean memoryMapped,
            @Nullable Double temperature,
            @Nullable Integer seed) {

        static final Options NONE = new Options(null, null, null, null, null, null, null);
    }

    /**
     * The options with which the model must be loaded. A request with other values than the last one makes Ollama
     * reload the model.
     */
    record Runner(
            int contextLength,
            @Nullable Integer batch,
            @Nullable Integer threads,
            @Nullable Boolean memoryMapped) {}

    private static final int USUAL_CONTEXT = 4096;

    Runner runner() {
        Options given = givenOptions();
        Integer contextLength = given.contextLength();
        return new Runner(
                contextLength == null ? USUAL_CONTEXT : Math.clamp(contextLength, 1, Catalog.CONTEXT_LENGTH),
                given.batch(),
                given.threads(),
                given.memoryMapped());
    }

    /** The most tokens to answer with; negative for no limit. */
    int mostTokens() {
        Integer most = givenOptions().mostTokens();
        return most == null ? -1 : most;
    }

    /** The seed of a sampled answer; 0 without a temperature. */
    int draw() {
        Options given = givenOptions();
        Double temperature = given.temperature();
        Integer seed = given.seed();
        return temperature == null || temperature == 0 || seed == null ? 0 : seed;
    }

    boolean streamed() {
        return stream == null || stream;
    }

    boolean truncates() {
        return truncate == null || truncate;
    }

    boolean shifts() {
        return shift == null || shift;
    }

    /** Whether it has a schema or asks for any JSON. */
    boolean structured() {
        return format != null
                && !format.isNull()
                && !(format.isString() && format.asString().isEmpty());
    }

    /** What the first message with the role {@code system} says. */
    String instructions() {
        return messages == null
                ? ""
                : messages.stream()
                        .filter(message -> message.role().equals("system"))
                        .map(Message::content)
                        .findFirst()
                        .orElse("");
    }

    private Options givenOptions() {
        return options == null ? Options.NONE : options;
    }
}
