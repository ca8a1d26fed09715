package dev.codementor.embedded.rehearsal;

import java.util.List;

/** The template of the rehearsal model: renders the prompt as one text, as a model runner would read it. */
final class ChatMl {

    /** The template as {@code /api/show} returns it, in Ollama's template language. */
    static final String TEMPLATE = """
        {{- if .System }}<|im_start|>system
        {{ .System }}<|im_end|>
        {{ end }}
        {{- range .Messages }}<|im_start|>{{ .Role }}
        {{ .Content }}<|im_end|>
        {{ end }}<|im_start|>assistant
        """;

    private static final String START = "<|im_start|>";
    private static final String END = "<|im_end|>";
    private static final String USER = START + "user\n";
    private static final String ASSISTANT = START + "assistant\n";

    private ChatMl() {}

    /**
     * The text to answer.
     *
     * @param text everything that the model reads
     * @param question the last message of the user in it
     * @param begun the part of the answer that already exists; the model continues after it
     */
    record Prompt(String text, String question, String begun) {}

    static Prompt of(List<ModelRequest.Message> messages) {
        var text = new StringBuilder();
        String question = "";
        for (ModelRequest.Message message : messages) {
            text.append(START)
                    .append(message.role())
                    .append('\n')
                    .append(message.content())
                    .append(END)
                    .append('\n');
            if (message.role().equals("user")) {
                question = message.content();
            }
        }
        return new Prompt(text.append(ASSISTANT).toString(), question, "");
    }

    static Prompt of(String system, String question) {
        return of(
                system.isEmpty()
                        ? List.of(new ModelRequest.Message("user", question))
                        : List.of(
                                new ModelRequest.Message("system", system),
                                new ModelRequest.Message("user", question)));
    }

    /** Reads a rendered prompt. Without any marks, all of it is the question. */
    static Prompt raw(String text) {
        int user = text.lastIndexOf(USER);
        int end = user < 0 ? -1 : text.indexOf(END, user);
        if (end < 0) {
            return new Prompt(text, text, "");
        }
        int assistant = text.indexOf(ASSISTANT, end);
        String begun = assistant < 0 ? "" : text.substring(assistant + ASSISTANT.length());
        return new Prompt(text, text.substring(user + USER.length(), end), begun);
    }
}
