package dev.codementor.worker.model;

/** The outcome of looking for a model. */
public sealed interface ModelLook {

    record Found(ModelCard card) implements ModelLook {}

    /** The server answers but does not have the model. */
    record Missing() implements ModelLook {}

    /** @param why for the log, for the person who sets this up */
    record Away(String why) implements ModelLook {}
}
