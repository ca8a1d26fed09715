package dev.codementor.local;

import dev.codementor.settings.CannotStart;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An Ollama that {@code local} has started and ends with itself. Ollama runs each model in a process of its own, which
 * survives when the server is killed, so these processes are remembered and ended too.
 */
final class OllamaProgram implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String LOG = "ollama.log";

    private final Process server;
    private final Set<ProcessHandle> runners = ConcurrentHashMap.newKeySet();
    private final Thread watch;
    private volatile boolean closing;

    private OllamaProgram(Process server) {
        this.server = server;
        this.watch = Thread.ofPlatform().daemon().name("ollama-watch").start(this::watch);
    }

    /**
     * The installed program.
     *
     * @param path the variable {@code PATH}, which is looked through first
     */
    static Optional<Path> find(String path) {
        boolean windows = File.separatorChar == '\\';
        String name = windows ? "ollama.exe" : "ollama";
        Stream<Path> places = Stream.concat(
                Stream.of(path.split(File.pathSeparator))
                        .filter(place -> !place.isBlank())
                        .map(Path::of),
                Stream.of(
                        Path.of("/usr/local/bin"),
                        Path.of("/opt/homebrew/bin"),
                        Path.of("/Applications/Ollama.app/Contents/Resources"),
                        Path.of(System.getProperty("user.home"), "AppData", "Local", "Programs", "Ollama")));
        return places.map(place -> place.resolve(name))
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                .findFirst();
    }

    /** Whether an address belongs to this machine, so that a program on it could answer there. */
    static boolean isHere(URI address) {
        try {
            return InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Starts the server and returns when it answers. What it writes is in {@value #LOG} in the data directory.
     *
     * @throws CannotStart when it ends or does not answer in time
     */
    static OllamaProgram start(Path program, Choices settings) {
        Path log = settings.dataDirectory().resolve(LOG);
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "serve")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put(
                        "OLLAMA_HOST",
                        settings.ollama().getHost() + ":" + settings.ollama().getPort());
        OllamaProgram started;
        try {
            started = new OllamaProgram(builder.start());
        } catch (IOException e) {
            throw CannotStart.untilChanged(program + " could not be started: " + e.getMessage(), e);
        }
        try {
            started.awaitAnswer(settings, log);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void awaitAnswer(Choices settings, Path log) {
        long end = System.nanoTime() + START.toNanos();
        OllamaProbe probe = new OllamaProbe();
        while (probe.look(settings.ollama(), settings.model()) instanceof OllamaProbe.Finding.Away) {
            if (!server.isAlive()) {
                throw CannotStart.untilChanged(
                        "`ollama serve` ended with exit code %d. What it said is in %s."
                                .formatted(server.exitValue(), log),
                        null);
            }
            if (System.nanoTime() > end) {
                throw CannotStart.untilChanged(
                        "`ollama serve` does not answer at %s after %d s. What it said is in %s."
                                .formatted(settings.ollama(), START.toSeconds(), log),
                        null);
            }
            pause();
        }
    }

    private void watch() {
        while (!closing) {
            server.descendants().forEach(runners::add);
            runners.removeIf(runner -> !runner.isAlive());
            if (!server.isAlive()) {
                // It was killed. Its runners still hold gigabytes, and nobody else ends them.
                runners.forEach(ProcessHandle::destroyForcibly);
                System.err.printf(
                        Locale.ROOT,
                        "Ollama has ended with exit code %d. Questions wait until it is started again: `ollama"
                                + " serve`.%n",
                        server.exitValue());
                return;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isRunning() {
        return server.isAlive();
    }

    /** Ends the server, and then whatever of it is still running. */
    @Override
    public void close() {
        closing = true;
        server.descendants().forEach(runners::add);
        server.toHandle().destroy();
        try {
            if (!server.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                server.destroyForcibly();
            }
            watch.join(STOP);
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        runners.forEach(ProcessHandle::destroyForcibly);
    }
}
