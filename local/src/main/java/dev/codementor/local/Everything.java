package dev.codementor.local;

import dev.codementor.api.ApiApplication;
import dev.codementor.notifier.NotifierApplication;
import dev.codementor.worker.WorkerApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The embedded servers and all three services in this JVM. */
record Everything(LocalSettings settings, ModelServer model, Closing closing) implements Running {

    private static final Part NOTIFIER =
            new Part("result-notifier", WebApplicationType.REACTIVE, NotifierApplication.class);
    private static final Part WORKER = new Part("worker", WebApplicationType.NONE, WorkerApplication.class);
    private static final Part API = new Part("api", WebApplicationType.SERVLET, ApiApplication.class, LocalApi.class);

    static Everything start(LocalSettings settings) {
        Ports.requireFree(settings.apiPort(), "CODEMENTOR_API_PORT");
        Ports.requireFree(settings.notifierPort(), "CODEMENTOR_NOTIFIER_PORT");
        Ports.requireFree(settings.managementPort(), "CODEMENTOR_MANAGEMENT_PORT");
        Ports.requireFree(settings.issuerPort(), "CODEMENTOR_ISSUER_PORT");
        Closing closing = new Closing();
        try {
            DataDirectory data = closing.keep(DataDirectory.take(settings.dataDirectory()));
            ModelServer model = closing.keep(ModelServer.choose(settings));
            EmbeddedServers servers = closing.keep(EmbeddedServers.start(settings, data));
            startParts(settings, servers, model, closing);
            return new Everything(settings, model, closing);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    private static void startParts(
            LocalSettings settings, EmbeddedServers servers, ModelServer model, Closing closing) {
        Map<String, String> variables = new HashMap<>(Variables.of(servers, settings));
        variables.put("OLLAMA_HOST", model.address().toString());
        variables.put("CODEMENTOR_MODEL", model.model());
        variables.put("CODEMENTOR_NOTIFIER_PORT", Integer.toString(settings.notifierPort()));
        variables.put("CODEMENTOR_NOTIFIER_INTERNAL_PORT", "0");
        variables.put("CODEMENTOR_API_PORT", Integer.toString(settings.apiPort()));
        Variables.useForAws(variables);
        PartMeters meters = closing.keep(new PartMeters());
        LocalHealth health = new LocalHealth();

        // Side by side, as each spends most of its start on one thread. The worker stops first, so that the others
        // still push what it settles while it drains.
        var notifier = starting(() -> NOTIFIER.start(with(variables, -1), meters));
        Map<String, String> ofApi = with(variables, settings.managementPort());
        ofApi.put("MANAGEMENT_ENDPOINT_HEALTH_GROUP_READINESS_INCLUDE", "readinessState,db,parts");
        var api = starting(() -> API.start(ofApi, meters, context -> {
            context.getBeanFactory().registerSingleton("embeddedIssuer", servers.issuer());
            context.getBeanFactory().registerSingleton("parts", health);
            context.getBeanFactory().registerSingleton("partMeters", meters);
        }));
        var worker = starting(() -> WORKER.start(with(variables, -1), meters));
        List<ConfigurableApplicationContext> contexts = joinAll(closing, notifier, api, worker);
        health.watch(contexts);
    }

    @Override
    public String announcement(long startMillis) {
        return """

                CodeMentor is ready (%.1f s).
                  page      http://127.0.0.1:%d/
                  answers   %s
                  embedded  SQS, S3, PostgreSQL, identity issuer (http://127.0.0.1:%d)%s
                  health    http://127.0.0.1:%d/actuator/health/readiness
                  data      %s
                  stop      Ctrl-C
                """.formatted(
                        startMillis / 1e3,
                        settings.apiPort(),
                        model.rehearsing()
                                ? model.model() + ", which is no model: nothing answers at " + settings.ollama()
                                : model.model() + " by Ollama at " + model.address(),
                        settings.issuerPort(),
                        model.rehearsing() ? ", rehearsal model server" : "",
                        settings.managementPort(),
                        settings.dataDirectory());
    }

    @Override
    public void practise() {
        Practice.run(settings, 1_000);
    }

    @Override
    public void close() {
        closing.close();
    }

    private static Map<String, String> with(Map<String, String> variables, int managementPort) {
        Map<String, String> copy = new HashMap<>(variables);
        copy.put("CODEMENTOR_MANAGEMENT_PORT", Integer.toString(managementPort));
        return copy;
    }

    private static CompletableFuture<ConfigurableApplicationContext> starting(
            Supplier<ConfigurableApplicationContext> start) {
        CompletableFuture<ConfigurableApplicationContext> starting = new CompletableFuture<>();
        Thread.ofPlatform().name("start-part").start(() -> {
            try {
                starting.complete(start.get());
            } catch (RuntimeException | Error e) {
                starting.completeExceptionally(e);
            }
        });
        return starting;
    }

    @SafeVarargs
    private static List<ConfigurableApplicationContext> joinAll(
            Closing closing, CompletableFuture<ConfigurableApplicationContext>... parts) {
        CompletionException failure = null;
        for (CompletableFuture<ConfigurableApplicationContext> part : parts) {
            try {
                closing.keep(part.join());
            } catch (CompletionException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return List.of(parts).stream().map(CompletableFuture::join).toList();
    }
}
