package dev.codementor.worker.model;

import dev.codementor.worker.model.ChatMessage.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries a model with a small question, because a server can have a model and still be unable to answer with it. */
final class ModelTrial {

    private static final int ANSWER_TOKENS = 16;
    private static final List<ChatMessage> QUESTION = List.of(new ChatMessage(Role.USER, "Say: ready"));

    private final OllamaClient client;
    private final ModelNotes notes;

    ModelTrial(OllamaClient client, ModelNotes notes) {
        this.client = client;
        this.notes = notes;
    }

    /** Notes what people should know about a model. Asks it only if it can think: perhaps it cannot but think. */
    void learn(ModelCard card, ModelCall call) {
        if (!card.readsInstructions()) {
            notes.add(card.name(), ModelNote.NO_INSTRUCTIONS);
        }
        if (card.thinks() || card.opensThoughts()) {
            fault(card, call);
        }
    }

    /** Why the model does not answer; null when it does. Waits as long as a student's question may wait. */
    ModelEnd.@Nullable NoAnswer fault(ModelCard card, ModelCall call) {
        var decoding = new Decoding(null, null, null, ANSWER_TOKENS);
        ModelEnd end = client.ask(new ModelRequest.Chat(card, QUESTION, decoding), call, text -> {});
        return switch (end) {
            case ModelEnd.Finished finished -> null;
            case ModelEnd.CutOff cutOff -> null;
            case ModelEnd.Refused(ModelFault fault, var code, var said, var heard)
            when fault == ModelFault.ONLY_THOUGHTS -> null;
            case ModelEnd.NoAnswer none -> none;
        };
    }
}
