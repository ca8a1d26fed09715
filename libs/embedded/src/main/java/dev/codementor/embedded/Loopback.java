package dev.codementor.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/** The only address on which embedded servers listen. */
public final class Loopback {

    /** Written as a number, because {@code localhost} may mean IPv6 to a client and IPv4 to a server. */
    public static final String HOST = "127.0.0.1";

    private Loopback() {}

    /**
     * The port to listen on: the wanted port if it is free, or any free port for 0.
     *
     * @param wanted 0 to 65535
     * @param what the server, as the subject of an error message ("The embedded SQS")
     * @throws EmbeddedServerException if something else listens on the wanted port
     */
    public static int freePort(int wanted, String what) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), wanted), 1);
            return socket.getLocalPort();
        } catch (IOException | IllegalArgumentException e) {
            throw portTaken(wanted, what, e);
        }
    }

    /** The exception for a port that was free a moment ago and that the server could not get after all. */
    public static EmbeddedServerException portTaken(int port, String what, Throwable cause) {
        return new EmbeddedServerException(
                "%s cannot listen on %s:%d (%s): stop the program that uses this port, or choose another port."
                        .formatted(what, HOST, port, cause.getMessage()),
                cause);
    }

    /** The address of an HTTP server on loopback, without a trailing slash. */
    public static URI http(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }
}
