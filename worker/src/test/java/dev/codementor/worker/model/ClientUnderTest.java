package dev.codementor.worker.model;

import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.telemetry.JobTraces;
import dev.codementor.worker.model.ChatMessage.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A client with short time limits, which remembers what it heard. */
final class ClientUnderTest implements AutoCloseable {

    private final ModelNotes notes = new ModelNotes();
    private final OllamaHttp http;
    private final OllamaClient client;
    private final OllamaCatalog catalog;
    private final ModelProperties properties;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final StringBuffer heard = new StringBuffer();
    private volatile int pieces;

    private ClientUnderTest(ModelProperties properties) {
        this.properties = properties;
        http = new OllamaHttp(OllamaServer.of(properties), properties.total());
        CallWatch watch = new CallWatch(properties);
        timer.scheduleWithFixedDelay(watch::look, 20, 20, TimeUnit.MILLISECONDS);
        client = new OllamaClient(
                http,
                properties,
                watch,
                new OllamaClient.Told(
                        JobTraces.off(), notes, new ModelMeters(new SimpleMeterRegistry(), new SpeedMeter())));
        catalog = new OllamaCatalog(http);
    }

    /** @param settings overwrite the test's own, like {@code answer-tokens=20} */
    static ClientUnderTest of(String server, String model, String... settings) {
        return new ClientUnderTest(properties(server, model, settings));
    }

    static ModelProperties properties(String server, String model, String... settings) {
        Map<String, String> values = new HashMap<>(
                Map.of("m.server", server, "m.name", model, "m.first-byte", "1s", "m.idle", "500ms", "m.total", "60s"));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            values.put("m." + setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("m", ModelProperties.class);
    }

    ModelEnd ask(String question) {
        return ask(card(), question);
    }

    ModelEnd ask(ModelCard card, String question) {
        return ask(chat(card, question), new ModelCall());
    }

    ModelEnd ask(ModelRequest request, ModelCall call) {
        return client.ask(request, call, piece -> {
            heard.append(piece);
            pieces++;
        });
    }

    ModelRequest chat(String question) {
        return chat(card(), question);
    }

    private static ModelRequest chat(ModelCard card, String question) {
        return new ModelRequest.Chat(
                card, List.of(new ChatMessage(Role.SYSTEM, "Be brief."), new ChatMessage(Role.USER, question)));
    }

    ModelCard card() {
        return ((ModelLook.Found) catalog.look(properties.name())).card();
    }

    ModelCard card(String name) {
        return new ModelCard(new ModelUse(name, null, false), "", false, 32_768);
    }

    OllamaCatalog catalog() {
        return catalog;
    }

    URI server() {
        return http.server();
    }

    List<String> notes() {
        return notes.of(properties.name());
    }

    ModelTrial trial() {
        return new ModelTrial(client, notes);
    }

    String text() {
        return heard.toString();
    }

    int pieces() {
        return pieces;
    }

    int openConnections() {
        return http.openConnections();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.close();
    }
}
