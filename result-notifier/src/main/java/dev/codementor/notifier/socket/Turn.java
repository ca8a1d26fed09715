package dev.codementor.notifier.socket;

/** Somebody on a connection who has something to say to the client. */
sealed interface Turn permits Following, BatchFollowing {

    /** Called when it is this one's turn to be read; later changes queue it again. */
    void taken();
}
