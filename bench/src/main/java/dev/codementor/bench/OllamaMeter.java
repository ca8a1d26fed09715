package dev.codementor.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an Ollama and reads its own counts and times. All requests have the same options, since others would load the model anew. */
final class OllamaMeter {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * What the server says of one answer; 0 where it says nothing, as it does of a time that is too short.
     *
     * @param seconds from the request to the end of the answer; only these hold the time in which the server read another
     *     request's prompt first
     */
    record Reading(int promptTokens, double promptSeconds, int answerTokens, double answerSeconds, double seconds) {

        double readPerSecond() {
            return perSecond(promptTokens, promptSeconds, "prompt_eval_duration");
        }

        double writtenPerSecond() {
            return perSecond(answerTokens, answerSeconds, "eval_duration");
        }

        private static double perSecond(int tokens, double seconds, String field) {
            if (tokens == 0 || seconds == 0) {
                throw new NotMeasured("the server's answer has no " + field + ", so nothing can be measured");
            }
            return tokens / seconds;
        }
    }

    /** The server did not answer as it should. */
    static final class NotMeasured extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotMeasured(String message) {
            super(message);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String model;
    private final int threads;
    private final int context;

    OllamaMeter(URI server, String model, int threads, int context) {
        this.server = server;
        this.model = model;
        this.threads = threads;
        this.context = context;
    }

    String version() {
        return call(HttpRequest.newBuilder(server.resolve("/api/version")).GET())
                .path("version")
                .asString("of unknown version");
    }

    void unload() {
        generate(Map.of("model", model, "keep_alive", 0));
    }

    /** Seconds until the model is in memory. An empty prompt would load it too, but its answer does not say how long. */
    double load() {
        return seconds(generate("Hello.", 1), "load_duration");
    }

    Reading ask(String prompt, int tokens) {
        JsonNode answer = generate(prompt, tokens);
        return new Reading(
                answer.path("prompt_eval_count").asInt(0),
                seconds(answer, "prompt_eval_duration"),
                answer.path("eval_count").asInt(0),
                seconds(answer, "eval_duration"),
                seconds(answer, "total_duration"));
    }

    private JsonNode generate(String prompt, int tokens) {
        return generate(
                Map.of("model", model, "prompt", prompt, "raw", true, "stream", false, "options", options(tokens)));
    }

    private Map<String, Object> options(int tokens) {
        return Map.of("num_ctx", context, "num_thread", threads, "num_predict", tokens, "temperature", 0, "seed", 1);
    }

    private JsonNode generate(Map<String, Object> body) {
        return call(HttpRequest.newBuilder(server.resolve("/api/generate"))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static double seconds(JsonNode answer, String field) {
        return answer.path(field).asLong(0) / 1e9;
    }

    private JsonNode call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new NotMeasured("%s answered %d: %s"
                        .formatted(
                                response.uri(),
                                response.statusCode(),
                                response.body().strip()));
            }
            return JSON.readTree(response.body());
        } catch (IOException | JacksonException e) {
            throw new NotMeasured(server + " cannot be used: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotMeasured("interrupted");
        }
    }
}
