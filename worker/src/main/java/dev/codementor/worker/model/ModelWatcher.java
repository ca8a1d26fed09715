package dev.codementor.worker.model;

/** Is told whether the standard model is available. Called on one thread, in order. */
public interface ModelWatcher {

    void available(ModelCard card);

    /** Also called when the trouble has become another one. */
    void unavailable(ModelTrouble trouble);
}
