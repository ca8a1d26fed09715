package dev.codementor.worker.model;

import java.net.URI;
import java.util.Locale;

/** Reads {@code OLLAMA_HOST} in the same way as Ollama's own client. */
final class OllamaAddress {

    private static final int USUAL_PORT = 11434;

    private OllamaAddress() {}

    /**
     * Reads a URL, {@code host}, {@code host:port} or {@code :port}.
     *
     * @return the server's address without a slash at its end
     * @throws IllegalArgumentException when it is none of them
     */
    static URI parse(String text) {
        String address = text.strip();
        boolean bare = !address.contains("://");
        URI uri = URI.create(bare ? "http://" + (address.startsWith(":") ? "127.0.0.1" + address : address) : address);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException(
                    "OLLAMA_HOST must be like http://127.0.0.1:11434 or 127.0.0.1:11434, not " + text);
        }
        // A server that listens on all addresses uses the same variable, but a client cannot connect to all addresses.
        String host = uri.getHost().equals("0.0.0.0") ? "127.0.0.1" : uri.getHost();
        int port = uri.getPort() >= 0 ? uri.getPort() : bare ? USUAL_PORT : scheme.equals("https") ? 443 : 80;
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + host + ":" + port + path);
    }
}
