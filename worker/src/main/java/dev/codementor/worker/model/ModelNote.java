package dev.codementor.worker.model;

/** What people who run a model should know about it, although it answers. */
enum ModelNote {
    THINKS_ALWAYS(
            "model-thinks-always",
            "It thinks although it is told not to. Its thoughts are left out, but they cost time and tokens, and an"
                    + " answer may end before it has begun. Use a model that need not think."),
    NO_FORMAT(
            "model-without-format",
            "The server cannot hold it to a given form, so gradings are asked for without one and its JSON is looked"
                    + " for in its text. Fewer answers will be usable. Use another model, or a newer server."),
    NO_INSTRUCTIONS(
            "model-reads-no-instructions",
            "Its chat template has no place for instructions, so it reads neither a course's policy nor who said what"
                    + " in a conversation. Use a model with a chat template (an \"instruct\" model), or give it one"
                    + " with TEMPLATE in its Modelfile.");

    private final String action;
    private final String sentence;

    ModelNote(String action, String sentence) {
        this.action = action;
        this.sentence = sentence;
    }

    String action() {
        return action;
    }

    String sentence() {
        return sentence;
    }
}
