package dev.codementor.notifier.batches;

/** Somebody who wants to know how a batch stands. */
public interface BatchFollower {

    /**
     * The latest news, whether they are new to this one or not; called on any thread, and must return at once.
     *
     * @param now by {@link System#nanoTime}
     */
    void offer(BatchNews news, long now);
}
