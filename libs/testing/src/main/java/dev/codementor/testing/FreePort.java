package dev.codementor.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for programs that have to know their port before they start. */
public final class FreePort {

    private static final int FIRST = 10_000;
    /** Linux hands out ports from 32,768 on to whoever asks for any. */
    private static final int END = 32_000;

    private static final int ATTEMPTS = 100;

    private FreePort() {}

    /**
     * A port of loopback that is free, below those that the system hands out: one of these could belong to another program
     * before the one that it was meant for has started.
     */
    public static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
        throw new IllegalStateException("No free port");
    }
}
