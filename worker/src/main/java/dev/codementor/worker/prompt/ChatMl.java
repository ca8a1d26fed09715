package dev.codementor.worker.prompt;

import dev.codementor.worker.model.ChatMessage;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The template of Qwen 2.5 and many other models, rendered by this program. This is the only way to let a model
 * continue in the middle of an answer, because the server's own rendering closes the last message.
 */
final class ChatMl {

    private static final String START = "<|im_start|>";
    /** Ollama's own template, which it chooses for most imported models, names the role by a variable. */
    private static final Pattern ROLE = Pattern.compile(Pattern.quote(START) + "\\{\\{-? *\\.Role *-?}}\\n");

    private static final String END = "<|im_end|>";

    private ChatMl() {}

    /**
     * Whether a template renders messages like {@link #render}. Templates of thinking models put thoughts into the
     * answer, which gives a different text.
     */
    static boolean isTemplate(String template) {
        return (template.contains(START + "system\n") || ROLE.matcher(template).find())
                && template.contains(END)
                && template.contains(START + "assistant\n")
                && !template.contains("<think>");
    }

    /** The messages and the beginning of the answer to the last of them. */
    static String render(List<ChatMessage> messages, String begun) {
        var text = new StringBuilder();
        for (ChatMessage message : messages) {
            text.append(START).append(message.role().wireName()).append('\n');
            text.append(message.content()).append(END).append('\n');
        }
        return text.append(START).append("assistant\n").append(begun).toString();
    }
}
