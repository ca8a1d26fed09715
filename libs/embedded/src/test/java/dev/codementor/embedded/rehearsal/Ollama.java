package dev.codementor.embedded.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that takes the protocol at its word. */
final class Ollama implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    Ollama(RehearsalModel model) {
        this.server = model.endpoint();
    }

    /** A stream that was read to its end. */
    record Reply(int status, List<JsonNode> lines) {

        String text() {
            return lines.stream()
                    .map(line -> line.path("message").path("content").asString("")
                            + line.path("response").asString(""))
                    .collect(Collectors.joining());
        }

        JsonNode last() {
            return lines.getLast();
        }

        boolean done() {
            return last().path("done").asBoolean(false);
        }

        String error() {
            return last().path("error").asString("");
        }
    }

    static String chat(String question, String... more) {
        String content = JSON.writeValueAsString(question);
        return "{\"model\":\"codementor-rehearsal\",\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},"
                + "{\"role\":\"user\",\"content\":" + content + "}]"
                + Stream.of(more).map(field -> "," + field).collect(Collectors.joining()) + "}";
    }

    Reply ask(String question, String... more) throws IOException, InterruptedException {
        return post("/api/chat", chat(question, more));
    }

    Reply post(String path, String body) throws IOException, InterruptedException {
        return reply(http.send(request("POST", path, body), BodyHandlers.ofLines()));
    }

    Reply get(String path) throws IOException, InterruptedException {
        return reply(http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofLines()));
    }

    <T> HttpResponse<T> send(String method, String path, String body, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return http.send(request(method, path, body), handler);
    }

    CompletableFuture<Reply> askLater(String question, String... more) {
        return http.sendAsync(request("POST", "/api/chat", chat(question, more)), BodyHandlers.ofLines())
                .thenApply(Ollama::reply);
    }

    /** Completes as soon as the headers are there. */
    CompletableFuture<HttpResponse<Stream<String>>> open(String question) {
        return http.sendAsync(request("POST", "/api/chat", chat(question)), BodyHandlers.ofLines());
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private static Reply reply(HttpResponse<Stream<String>> response) {
        return new Reply(
                response.statusCode(), response.body().map(JSON::readTree).toList());
    }

    /** Breaks what is still open. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
