package dev.codementor.contract.http;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a batch is paused. */
public enum PauseReason {
    /** Somebody who teaches the course paused it. */
    @JsonProperty("instructor")
    INSTRUCTOR,
    /** Models worked on it for as long as its cap allows. */
    @JsonProperty("spend-cap")
    SPEND_CAP,
    /** None of its first answers gave a grade. */
    @JsonProperty("unusable")
    UNUSABLE,
    /** A reason that a newer api knows. */
    @JsonEnumDefaultValue
    OTHER
}
