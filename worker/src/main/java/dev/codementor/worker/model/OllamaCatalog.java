package dev.codementor.worker.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codementor.ledger.JobRecord.ModelUse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;

/** Which models a server has, and what it says about them. */
final class OllamaCatalog {

    private static final int UNKNOWN_CONTEXT = Integer.MAX_VALUE;

    private static final int MOST_NAMES = 200;

    private final OllamaHttp http;
    private volatile List<String> installed = List.of();

    OllamaCatalog(OllamaHttp http) {
        this.http = http;
    }

    record Show(
            @Nullable String template,
            @Nullable String renderer,
            @Nullable List<String> capabilities,
            @JsonProperty("model_info") @Nullable Map<String, Object> info) {

        int contextTokens() {
            return info == null
                    ? UNKNOWN_CONTEXT
                    : info.entrySet().stream()
                            .filter(entry -> entry.getKey().endsWith(".context_length"))
                            .filter(entry -> entry.getValue() instanceof Number)
                            .mapToInt(entry -> ((Number) entry.getValue()).intValue())
                            .filter(tokens -> tokens > 0)
                            .findFirst()
                            .orElse(UNKNOWN_CONTEXT);
        }
    }

    record Tags(@Nullable List<Tag> models) {

        record Tag(String name, @Nullable String digest) {}

        List<String> names() {
            return models == null
                    ? List.of()
                    : models.stream().map(Tag::name).limit(MOST_NAMES).toList();
        }

        @Nullable
        String digestOf(String model) {
            String tagged = model.contains(":") ? model : model + ":latest";
            return models == null
                    ? null
                    : models.stream()
                            .filter(tag ->
                                    tag.name().equals(tagged) || tag.name().equals(model))
                            .map(Tag::digest)
                            .findFirst()
                            .orElse(null);
        }
    }

    record Progress(
            @Nullable String status,
            @Nullable Long total,
            @Nullable Long completed,
            @Nullable String error) {}

    /** The names of the models that the server had at the last look, at most {@value #MOST_NAMES}. */
    List<String> installed() {
        return installed;
    }

    ModelLook look(String model) {
        try (ClassicHttpResponse response = http.open(http.post("/api/show", body(model)))) {
            if (response.getCode() == 404) {
                return new ModelLook.Missing();
            }
            if (response.getCode() != 200) {
                return refused(response);
            }
            Show show = OllamaJson.MAPPER.readValue(response.getEntity().getContent(), Show.class);
            Tags tags = tags();
            installed = tags.names();
            return new ModelLook.Found(card(model, show, tags.digestOf(model)));
        } catch (IOException | JacksonException e) {
            return new ModelLook.Away(e.toString());
        }
    }

    /**
     * Makes the server download a model, and returns when the download is complete.
     *
     * @throws IOException when it did not succeed, with the server's words
     */
    void pull(String model, Consumer<Progress> progress) throws IOException {
        HttpUriRequestBase post = http.post("/api/pull", body(model));
        try (ClassicHttpResponse response = http.open(post)) {
            if (response.getCode() != 200) {
                throw new IOException("status " + response.getCode() + " " + http.words(OllamaHttp.error(response)));
            }
            try (InputStream in = response.getEntity().getContent();
                    MappingIterator<Progress> lines =
                            OllamaJson.MAPPER.readerFor(Progress.class).readValues(in)) {
                while (lines.hasNextValue()) {
                    Progress line = lines.nextValue();
                    if (line.error() != null) {
                        throw new IOException(http.words(line.error()));
                    }
                    progress.accept(line);
                    if ("success".equals(line.status())) {
                        return;
                    }
                }
            }
            throw new IOException("the server stopped in the middle");
        } catch (JacksonException e) {
            throw new IOException("the server stopped in the middle", e);
        }
    }

    private ModelLook refused(ClassicHttpResponse response) throws IOException {
        String words = http.words(OllamaHttp.error(response));
        int status = response.getCode();
        String why = "it answered with status " + status + (words.isEmpty() ? "" : ": " + words);
        return new ModelLook.Away(
                status == 401 || status == 403 || status == 407
                        ? why + "; it asks for a token: set CODEMENTOR_WORKER_MODEL_TOKEN, or user and password in"
                                + " OLLAMA_HOST"
                        : why);
    }

    private Tags tags() throws IOException {
        try (ClassicHttpResponse response = http.open(http.get("/api/tags"))) {
            return response.getCode() == 200
                    ? OllamaJson.MAPPER.readValue(response.getEntity().getContent(), Tags.class)
                    : new Tags(List.of());
        }
    }

    private static ModelCard card(String model, Show show, @Nullable String digest) {
        return new ModelCard(
                new ModelUse(model, digest, ModelCard.isRehearsal(model)),
                show.template() == null || show.renderer() != null ? "" : show.template(),
                show.capabilities() != null && show.capabilities().contains("thinking"),
                show.contextTokens());
    }

    private byte[] body(String model) {
        return OllamaJson.MAPPER.writeValueAsBytes(Map.of("model", model));
    }
}
