package dev.codementor.notifier.socket;

import dev.codementor.contract.socket.ServerFrame;
import dev.codementor.identity.Caller;

/** What a connection offers to its follows. */
interface Connection {

    /** The connected person, according to the latest token. */
    Caller person();

    boolean isOpen();

    /** Whether the connection follows as much as allowed. */
    boolean isFull();

    void problem(ServerFrame.Problem problem);
}
