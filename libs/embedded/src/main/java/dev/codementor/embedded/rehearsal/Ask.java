package dev.codementor.embedded.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A valid request.
 *
 * @param lines the form of its answer
 * @param keepAlive how long the model stays loaded after it
 */
record Ask(
        ModelRequest request,
        ChatMl.Prompt prompt,
        Answer answer,
        AnswerLines lines,
        Duration keepAlive,
        Faults faults) {

    /** @throws IllegalArgumentException with the message of Ollama's 400 answer */
    static Ask of(ModelRequest request, boolean chat, boolean canThink, Faults faults) {
        String model = Objects.requireNonNullElse(request.model(), "");
        boolean raw = Boolean.TRUE.equals(request.raw());
        String system = Objects.requireNonNullElse(request.system(), "");
        if (raw && !system.isEmpty()) {
            throw new IllegalArgumentException("raw mode does not support template, system, or context");
        }
        Boolean think = think(request);
        if (Boolean.TRUE.equals(think) && !canThink) {
            throw new IllegalArgumentException("\"" + model + "\" does not support thinking");
        }
        ChatMl.Prompt prompt;
        if (chat) {
            prompt = ChatMl.of(Objects.requireNonNullElse(request.messages(), List.of()));
        } else {
            String text = Objects.requireNonNullElse(request.prompt(), "");
            prompt = raw ? ChatMl.raw(text) : ChatMl.of(system, text);
        }
        boolean thinks = canThink && !raw && !Boolean.FALSE.equals(think);
        return new Ask(
                request,
                prompt,
                Answer.to(request, prompt, thinks, faults),
                new AnswerLines(model, chat),
                KeepAlive.of(request.keepAlive()),
                faults);
    }

    /** Whether it only asks to load or unload the model. */
    boolean empty() {
        return lines.chat()
                ? request.messages() == null || request.messages().isEmpty()
                : request.prompt() == null || request.prompt().isEmpty();
    }

    /** True or false, if the request says so or names a level of thinking. */
    private static @Nullable Boolean think(ModelRequest request) {
        if (request.think() == null || request.think().isNull()) {
            return null;
        }
        return request.think().isString() || request.think().asBoolean();
    }
}
