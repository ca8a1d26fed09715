package dev.codementor.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks whether an Ollama answers and whether it has the model. */
final class OllamaProbe {

    /** The result of the check. */
    sealed interface Finding {

        /** It answers and, as far as it says, has the model. */
        record Usable() implements Finding {}

        /** It answers and has only other models. */
        record LacksModel(List<String> models) implements Finding {}

        /** Nothing answers. */
        record Away() implements Finding {}
    }

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final JsonMapper json = new JsonMapper();

    Finding look(URI ollama, String model) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(ollama + "/api/tags"))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? judge(response.body(), model) : new Finding.Usable();
        } catch (IOException e) {
            return new Finding.Away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding.Away();
        }
    }

    private Finding judge(String tags, String model) {
        try {
            JsonNode listed = json.readTree(tags).path("models");
            List<String> models = StreamSupport.stream(listed.spliterator(), false)
                    .map(entry -> entry.path("name").asString(""))
                    .toList();
            // Ollama lists models with their tag, and takes a name without one as :latest.
            boolean present = models.contains(model) || models.contains(model + ":latest");
            return present ? new Finding.Usable() : new Finding.LacksModel(models);
        } catch (JacksonException e) {
            return new Finding.Away();
        }
    }
}
