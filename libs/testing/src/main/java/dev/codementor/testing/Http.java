package dev.codementor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The HTTP client of tests: HTTP/1.1, one for the whole JVM, and without checked exceptions. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Http() {}

    /** For sockets, and for what the methods here do not cover. Nobody closes it. */
    public static HttpClient client() {
        return CLIENT;
    }

    /** A request to this address that gives up after 20 s. */
    public static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(LONGEST);
    }

    /**
     * Sends the request and waits for the answer.
     *
     * @throws UncheckedIOException when nothing answers
     */
    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Asks for what is at this address.
     *
     * @throws UncheckedIOException when nothing answers
     */
    public static HttpResponse<String> get(URI uri) {
        return send(request(uri).build());
    }
}
