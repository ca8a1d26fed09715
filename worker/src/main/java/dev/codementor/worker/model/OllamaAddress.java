package dev.codementor.worker.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code OLLAMA_HOST} in the same way as Ollama's own client. */
public final class OllamaAddress {

    private static final int USUAL_PORT = 11434;
    private static final Pattern USER = Pattern.compile("(?<=^|://)[^/]*@");

    private OllamaAddress() {}

    /**
     * Reads a URL, {@code host}, {@code host:port} or {@code :port}.
     *
     * @return the server's address without user, password, and a slash at its end
     * @throws IllegalArgumentException when it is none of them
     */
    public static URI parse(String text) {
        String address = text.strip();
        boolean bare = !address.contains("://");
        URI uri;
        try {
            uri = new URI(bare ? "http://" + (address.startsWith(":") ? "127.0.0.1" + address : address) : address);
        } catch (URISyntaxException e) {
            throw refused(text);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw refused(text);
        }
        // A server that listens on all addresses uses the same variable, but a client cannot connect to all addresses.
        String host = uri.getHost().equals("0.0.0.0") ? "127.0.0.1" : uri.getHost();
        int port = uri.getPort() >= 0 ? uri.getPort() : bare ? USUAL_PORT : scheme.equals("https") ? 443 : 80;
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + host + ":" + port + path);
    }

    /** The user and password in an address, decoded, in the form {@code user:password}; null when it has none. */
    static @Nullable String userOf(String text) {
        String address = text.strip();
        return URI.create(address.contains("://") ? address : "http://" + address.replaceFirst("^:", "127.0.0.1:"))
                .getUserInfo();
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "OLLAMA_HOST is '" + USER.matcher(text).replaceFirst("…@")
                        + "', but must be an address, such as http://127.0.0.1:11434, 127.0.0.1:11434 or :11434");
    }
}
