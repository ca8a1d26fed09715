package dev.codementor.worker.model;

import java.util.List;

/** A request to a model. */
public sealed interface ModelRequest {

    ModelCard model();

    Decoding decoding();

    /** The same without a requested form of the answer. */
    ModelRequest formless();

    /** Answer the last message. */
    record Chat(ModelCard model, List<ChatMessage> messages, Decoding decoding) implements ModelRequest {

        public Chat {
            messages = List.copyOf(messages);
        }

        @Override
        public Chat formless() {
            return new Chat(
                    model,
                    messages,
                    new Decoding(null, decoding.temperature(), decoding.seed(), decoding.answerTokens()));
        }

        /** Sampled in the default way. */
        public Chat(ModelCard model, List<ChatMessage> messages) {
            this(model, messages, Decoding.USUAL);
        }
    }

    /**
     * Continue an answer that broke off. The prompt is rendered like the model's own template and ends with that
     * answer.
     */
    record GoOn(ModelCard model, String prompt) implements ModelRequest {

        /** The rest is sampled like the beginning. JSON is never continued. */
        @Override
        public Decoding decoding() {
            return Decoding.USUAL;
        }

        @Override
        public GoOn formless() {
            return this;
        }
    }
}
