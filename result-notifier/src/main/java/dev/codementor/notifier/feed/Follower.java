package dev.codementor.notifier.feed;

/** A reader of a feed. */
public interface Follower {

    /**
     * Called when there is something to read; on any thread. Must return at once.
     *
     * @param codeUnits the amount of new text; 0 for other news
     */
    void changed(int codeUnits);
}
