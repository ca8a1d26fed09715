package dev.codementor.contract.http;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a batch stands. */
public enum BatchState {
    /** Uploaded, and nothing of it is started. */
    @JsonProperty("ready")
    READY,
    /** Workers grade it. */
    @JsonProperty("processing")
    PROCESSING,
    /** Nothing more is begun until somebody resumes it. */
    @JsonProperty("paused")
    PAUSED,
    /** Nothing more is begun. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** All items are settled. */
    @JsonProperty("finished")
    FINISHED,
    /** A state that a newer api knows. */
    @JsonEnumDefaultValue
    OTHER;

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
