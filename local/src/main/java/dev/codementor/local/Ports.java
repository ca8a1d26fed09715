package dev.codementor.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks early whether the ports are free, so that a person gets one sentence instead of three half-started parts. */
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
            throw new StartFailure("This machine has no free port: " + e.getMessage(), e);
        }
    }

    /**
     * Checks one port.
     *
     * @param variable the environment variable that chooses it
     * @throws StartFailure when something else listens there
     */
    static void requireFree(int port, String variable) {
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
