package dev.codementor.notifier.batches;

/** A reader of a batch's state. */
public interface BatchFollower {

    /**
     * Offers the latest news, whether or not the follower already knows them. Called on any thread; must return at
     * once.
     *
     * @param now by {@link System#nanoTime}
     */
    void offer(BatchNews news, long now);
}
