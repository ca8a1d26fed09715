package dev.codementor.worker.model;

import java.util.List;

/** What a model is asked to do. */
public sealed interface ModelRequest {

    ModelCard model();

    /** Answer the last message. */
    record Chat(ModelCard model, List<ChatMessage> messages) implements ModelRequest {

        public Chat {
            messages = List.copyOf(messages);
        }
    }

    /** Go on with an answer that broke off; the prompt is rendered as the model's own template does, and ends with it. */
    record GoOn(ModelCard model, String prompt) implements ModelRequest {}
}
