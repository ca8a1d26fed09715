package dev.codementor.embedded;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The host names under which a server on loopback may be called. */
public final class LocalHosts {

    private LocalHosts() {}

    /**
     * Whether a {@code Host} header, or the host and port of an address, names this machine. Any other name may belong
     * to a web page that points it to loopback in order to read local data.
     *
     * @param header null or empty if the client sent none
     */
    public static boolean include(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return true;
        }
        int port = header.lastIndexOf(':');
        String host = (port > header.lastIndexOf(']') ? header.substring(0, port) : header).toLowerCase(Locale.ROOT);
        return host.equals("127.0.0.1")
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.endsWith(".localhost")
                || host.endsWith(".local")
                || host.endsWith(".internal");
    }
}
