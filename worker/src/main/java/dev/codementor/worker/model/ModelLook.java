package dev.codementor.worker.model;

/** What came of looking for a model. */
public sealed interface ModelLook {

    record Found(ModelCard card) implements ModelLook {}

    /** The server answers and does not have it. */
    record Missing() implements ModelLook {}

    /** @param why for the log that a person reads who sets this up */
    record Away(String why) implements ModelLook {}
}
