package dev.codementor.embedded.rehearsal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names by which a server on loopback lets itself be called; others would be a web page that rebinds its name. */
final class LocalHosts {

    private LocalHosts() {}

    static boolean include(@Nullable String header) {
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
