package dev.codementor.worker.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** One message that the model reads. */
public record ChatMessage(Role role, String content) {

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        @JsonValue
        public String wireName() {
            return wireName;
        }
    }
}
