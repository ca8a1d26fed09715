package dev.codementor.notifier.socket;

import dev.codementor.contract.socket.ServerFrame;
import dev.codementor.identity.Caller;

/** What a connection lets its follows know and do. */
interface Connection {

    /** Who is connected, as the latest token says. */
    Caller person();

    boolean isOpen();

    /** Whether the connection follows as much as it may. */
    boolean isFull();

    void problem(ServerFrame.Problem problem);
}
