package dev.codementor.embedded.rehearsal;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/**
 * The lines of an answer in the form of {@code /api/chat} or {@code /api/generate}.
 *
 * @param model the name in the request
 * @param chat whether it answers a chat request
 */
record AnswerLines(String model, boolean chat) {

    /**
     * The figures of an answer. Zero values are left out of the line, as in Ollama.
     *
     * @param reason {@code stop}, {@code length}, {@code load} or {@code unload}
     */
    record Done(
            String reason,
            long totalNanos,
            long loadNanos,
            int promptTokens,
            int cachedTokens,
            long promptNanos,
            int answerTokens,
            long answerNanos) {

        static Done without(String reason) {
            return new Done(reason, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    void text(ByteBuf target, String text) {
        try (JsonGenerator json = Json.generator(target)) {
            begin(json, text, "");
            json.writeBooleanProperty("done", false);
            json.writeEndObject();
        }
        target.writeByte('\n');
    }

    void thinking(ByteBuf target, String thinking) {
        try (JsonGenerator json = Json.generator(target)) {
            begin(json, "", thinking);
            json.writeBooleanProperty("done", false);
            json.writeEndObject();
        }
        target.writeByte('\n');
    }

    /** The last line. It contains the whole text when the answer is not streamed. */
    void done(ByteBuf target, String text, String thinking, Done done) {
        try (JsonGenerator json = Json.generator(target)) {
            begin(json, text, thinking);
            json.writeBooleanProperty("done", true);
            json.writeStringProperty("done_reason", done.reason());
            number(json, "total_duration", done.totalNanos());
            number(json, "load_duration", done.loadNanos());
            number(json, "prompt_eval_count", done.promptTokens());
            number(json, "prompt_eval_cached_count", done.cachedTokens());
            number(json, "prompt_eval_duration", done.promptNanos());
            number(json, "eval_count", done.answerTokens());
            number(json, "eval_duration", done.answerNanos());
            json.writeEndObject();
        }
        target.writeByte('\n');
    }

    private void begin(JsonGenerator json, String text, String thinking) {
        json.writeStartObject();
        json.writeStringProperty("model", model);
        json.writeStringProperty("created_at", Instant.now().toString());
        if (chat) {
            json.writeName("message");
            json.writeStartObject();
            json.writeStringProperty("role", "assistant");
            json.writeStringProperty("content", text);
        } else {
            json.writeStringProperty("response", text);
        }
        if (!thinking.isEmpty()) {
            json.writeStringProperty("thinking", thinking);
        }
        if (chat) {
            json.writeEndObject();
        }
    }

    private static void number(JsonGenerator json, String name, long value) {
        if (value != 0) {
            json.writeNumberProperty(name, value);
        }
    }
}
