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
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** The embedded servers and all three services in this JVM. */
record Everything(Choices settings, ModelServer model, LocalHealth health, Closing closing) implements Running {

    private static final Part NOTIFIER =
            new Part("result-notifier", WebApplicationType.REACTIVE, NotifierApplication.class);
    private static final Part WORKER = new Part("worker", WebApplicationType.NONE, WorkerApplication.class);
    private static final Part API = new Part("api", WebApplicationType.SERVLET, ApiApplication.class, LocalApi.class);

    static Everything start(Choices settings) {
        // Spring Boot would configure logging for each of the three contexts, all at once. Here logback.xml does it.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        Closing closing = new Closing();
        try {
            DataDirectory data = closing.keep(DataDirectory.take(settings.dataDirectory()));
            ModelServer model = closing.keep(ModelServer.choose(settings));
            EmbeddedServers servers = closing.keep(EmbeddedServers.start(settings, data));
            LocalHealth health = new LocalHealth();
            startParts(settings, servers, model, health, closing);
            return new Everything(settings, model, health, closing);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    private static void startParts(
            Choices settings, EmbeddedServers servers, ModelServer model, LocalHealth health, Closing closing) {
        Map<String, String> variables = new HashMap<>(Variables.of(servers, settings));
        variables.putAll(model.variables(settings));
        variables.put("CODEMENTOR_NOTIFIER_PORT", Integer.toString(settings.notifierPort()));
        variables.put("CODEMENTOR_NOTIFIER_INTERNAL_PORT", "0");
        variables.put("CODEMENTOR_API_PORT", Integer.toString(settings.apiPort()));
        Variables.useForAws(variables);
        PartMeters meters = closing.keep(new PartMeters());

        // They start in parallel, because each spends most of its start on one thread. The worker stops first, so that
        // the others still push what it settles while it drains.
        var notifier = starting(() -> NOTIFIER.start(withoutManagement(variables), settings.arguments(), meters));
        Map<String, String> ofApi = new HashMap<>(variables);
        ofApi.put("CODEMENTOR_MANAGEMENT_PORT", Integer.toString(settings.managementPort()));
        ofApi.put("MANAGEMENT_ENDPOINT_HEALTH_GROUP_READINESS_INCLUDE", "readinessState,db,parts");
        var api = starting(() -> API.start(ofApi, settings.arguments(), meters, context -> {
            context.getBeanFactory().registerSingleton("embeddedIssuer", servers.issuer());
            context.getBeanFactory().registerSingleton("parts", health);
            context.getBeanFactory().registerSingleton("partMeters", meters);
        }));
        var worker = starting(() -> WORKER.start(withoutManagement(variables), settings.arguments(), meters));
        List<ConfigurableApplicationContext> contexts = joinAll(closing, notifier, api, worker);
        health.watch(contexts);
    }

    @Override
    public boolean ready() {
        return health.ready();
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
                        model.description(settings),
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

    /** Health and meters of all parts are the api's to show. */
    private static Map<String, String> withoutManagement(Map<String, String> variables) {
        Map<String, String> copy = new HashMap<>(variables);
        copy.put("MANAGEMENT_SERVER_PORT", "-1");
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
