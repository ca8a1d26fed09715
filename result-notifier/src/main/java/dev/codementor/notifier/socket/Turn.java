package dev.codementor.notifier.socket;

/** A source of frames on a connection. */
sealed interface Turn permits Following, BatchFollowing {

    /** Called when it is this source's turn to be read. Later changes queue it again. */
    void taken();
}
