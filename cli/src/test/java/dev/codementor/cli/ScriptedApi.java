package dev.codementor.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers requests with what the test wrote down for them; the last answer to a request is given again and again. */
final class ScriptedApi implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Answer>> script = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    ScriptedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private record Answer(int status, String body, boolean again) {}

    record Request(String line, String idempotencyKey, String authorization, String body) {}

    ScriptedApi on(String request, int status, String body) {
        script.computeIfAbsent(request, each -> new ArrayDeque<>()).add(new Answer(status, body, false));
        return this;
    }

    /** An answer that says to ask again, in a second. */
    ScriptedApi laterOn(String request, int status, String body) {
        script.computeIfAbsent(request, each -> new ArrayDeque<>()).add(new Answer(status, body, true));
        return this;
    }

    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer;
        synchronized (requests) {
            requests.add(
                    new Request(line, header(exchange, "Idempotency-Key"), header(exchange, "Authorization"), body));
            Deque<Answer> answers = script.getOrDefault(line, new ArrayDeque<>());
            answer = answers.size() > 1 ? answers.removeFirst() : answers.peekFirst();
        }
        byte[] bytes = (answer == null ? "{\"detail\":\"not in the script: " + line + "\"}" : answer.body())
                .getBytes(StandardCharsets.UTF_8);
        if (answer != null && answer.again()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        exchange.sendResponseHeaders(answer == null ? 404 : answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
