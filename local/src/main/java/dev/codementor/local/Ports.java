package dev.codementor.local;

import dev.codementor.settings.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports for those that a person left open. */
final class Ports {

    private Ports() {}

    /** The port itself, or for 0 any that is free now. */
    static int chosen(int port) {
        if (port != 0) {
            return port;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw CannotStart.untilChanged("This machine has no free port: " + e.getMessage(), e);
        }
    }
}
