package dev.codementor.contract.http;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What an estimate rests on. */
public enum Basis {
    /** Nothing is measured yet. */
    @JsonProperty("assumed")
    ASSUMED,
    /** The latest answers of the model. */
    @JsonProperty("measured-model")
    MEASURED_MODEL,
    /** The answers of this batch. */
    @JsonProperty("measured-batch")
    MEASURED_BATCH,
    /** A basis that a newer api knows. */
    @JsonEnumDefaultValue
    OTHER
}
