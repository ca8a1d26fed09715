package dev.codementor.local;

import dev.codementor.settings.CannotStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The three services in separate JVMs, run once during the build. Each leaves the cache of classes from which it starts
 * later, and only its own run can make that cache.
 */
final class ServicesInPractice implements AutoCloseable {

    /** Enough for the classes that a question takes. Which code is hot is not learnt here: that would take each build twice the time. */
    private static final int QUESTIONS = 20;

    private static final List<String> MODULES = List.of("result-notifier", "worker", "api");
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration MAKE_CACHE = Duration.ofMinutes(2);

    private final Map<String, String> environment;
    private final List<Service> services = new ArrayList<>();

    private ServicesInPractice(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Starts the services, has them answer questions, and stops them.
     *
     * @param root the directory with the services' modules, laid out by their builds
     * @param variables by which they find their servers
     * @throws CannotStart when one does not start or leaves no cache, or when nothing was answered
     */
    static void run(Path root, Choices settings, Map<String, String> variables) {
        try (ModelServer model = ModelServer.choose(settings);
                ServicesInPractice practice = new ServicesInPractice(environment(settings, variables, model))) {
            for (String module : MODULES) {
                practice.start(root, module);
            }
            practice.services.forEach(Service::awaitStarted);
            Practice.run(settings, QUESTIONS);
            practice.services.forEach(Service::stop);
            practice.services.forEach(Service::awaitCache);
        }
    }

    private static Map<String, String> environment(Choices settings, Map<String, String> variables, ModelServer model) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("OLLAMA_HOST", model.address().toString());
        environment.put("CODEMENTOR_MODEL", model.model());
        environment.put("CODEMENTOR_API_PORT", Integer.toString(settings.apiPort()));
        environment.put("CODEMENTOR_NOTIFIER_PORT", Integer.toString(settings.notifierPort()));
        environment.put("CODEMENTOR_NOTIFIER_INTERNAL_PORT", "0");
        environment.put("CODEMENTOR_MANAGEMENT_PORT", "0");
        return environment;
    }

    private void start(Path root, String module) {
        String jar = "codementor-" + module + "-exec";
        Path prepared = root.resolve(module).resolve("target").resolve(jar + "-prepared");
        Path cache = prepared.resolve("classes.aot");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:AOTCacheOutput=" + cache,
                        "-XX:TieredStopAtLevel=1",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        prepared.resolve(jar + ".jar").toString())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Files.deleteIfExists(cache);
            services.add(Service.of(module, builder.start(), cache));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the services that are still running when something has failed. */
    @Override
    public void close() {
        services.forEach(service -> service.process.destroyForcibly());
    }

    private record Service(String name, Process process, Path cache, CompletableFuture<String> started) {

        static Service of(String name, Process process, Path cache) {
            Service service = new Service(name, process, cache, new CompletableFuture<>());
            Thread.ofPlatform().daemon().name("output-of-" + name).start(service::copyOutput);
            return service;
        }

        private void copyOutput() {
            try (BufferedReader output = process.inputReader()) {
                output.lines().forEach(line -> {
                    System.out.println(line);
                    if (line.contains("Started ")) {
                        started.complete(line);
                    }
                });
            } catch (IOException | UncheckedIOException e) {
                // It was ended.
            }
            started.completeExceptionally(
                    CannotStart.untilChanged("The " + name + " ended before it had started.", null));
        }

        void awaitStarted() {
            started.orTimeout(START.toSeconds(), TimeUnit.SECONDS).join();
        }

        void stop() {
            // Unlike the process's own method, its handle leaves the program's output open for its last lines.
            process.toHandle().destroy();
        }

        void awaitCache() {
            try {
                if (!process.waitFor(MAKE_CACHE.toSeconds(), TimeUnit.SECONDS) || !Files.isRegularFile(cache)) {
                    throw CannotStart.untilChanged("The " + name + " left no cache at " + cache + ".", null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
