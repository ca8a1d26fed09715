package dev.codementor.worker.model;

import java.util.List;

/** What a model is asked to do. */
public sealed interface ModelRequest {

    ModelCard model();

    Decoding decoding();

    /** Answer the last message. */
    record Chat(ModelCard model, List<ChatMessage> messages, Decoding decoding) implements ModelRequest {

        public Chat {
            messages = List.copyOf(messages);
        }

        /** Drawn as usual. */
        public Chat(ModelCard model, List<ChatMessage> messages) {
            this(model, messages, Decoding.USUAL);
        }
    }

    /** Go on with an answer that broke off; the prompt is rendered as the model's own template does, and ends with it. */
    record GoOn(ModelCard model, String prompt) implements ModelRequest {

        /** The rest is drawn as the beginning was; JSON is never gone on with. */
        @Override
        public Decoding decoding() {
            return Decoding.USUAL;
        }
    }
}
