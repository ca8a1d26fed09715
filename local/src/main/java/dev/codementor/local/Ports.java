package dev.codementor.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks early whether the ports are free, so that a person gets one sentence instead of three half-started parts. */
final class Ports {

    private Ports() {}

    /**
     * Checks one port.
     *
     * @param port 0 means any free one and is always right
     * @param variable the environment variable that chooses it
     * @throws StartFailure when something else listens there
     */
    static void requireFree(int port, String variable) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new StartFailure(
                    "Port " + port
                            + " is taken. Stop what listens there (perhaps another CodeMentor), or choose another with "
                            + variable + ".",
                    e);
        }
    }
}
