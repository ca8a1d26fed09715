package dev.codementor.notifier.feed;

/** Somebody who reads a feed. */
public interface Follower {

    /**
     * There is something to read; called on any thread, and must return at once.
     *
     * @param codeUnits how much text is new, 0 for other news
     */
    void changed(int codeUnits);
}
