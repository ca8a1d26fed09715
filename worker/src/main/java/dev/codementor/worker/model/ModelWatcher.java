package dev.codementor.worker.model;

/** Is told whether the standard model is available. Called on one thread, in order. */
public interface ModelWatcher {

    void available(ModelCard card);

    /** @param why one word for it: {@code missing} or {@code away} */
    void unavailable(String why);
}
