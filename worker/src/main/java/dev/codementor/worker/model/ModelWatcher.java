package dev.codementor.worker.model;

/** Wants to know whether the standard model can be asked; called on one thread, in order. */
public interface ModelWatcher {

    void available(ModelCard card);

    /** @param why one word for it: {@code missing} or {@code away} */
    void unavailable(String why);
}
