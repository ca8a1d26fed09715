package dev.codementor.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/** The files of one PostgreSQL cluster and the programs that create, start and stop it. */
final class PostgresCluster {

    static final String USER = "codementor";
    static final String DATABASE = "codementor";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    /** The log's message while processes of a killed server are still ending. */
    private static final String DYING_PROCESSES = "pre-existing shared memory block";

    private static final int START_ATTEMPTS = 30;
    private static final Duration START_PAUSE = Duration.ofMillis(200);

    private final Path programs;
    private final Path directory;
    private final Path log;

    PostgresCluster(Path home, Path directory, Path log) {
        this.programs = home.resolve("bin");
        this.directory = directory;
        this.log = log;
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    /**
     * Creates the cluster beside its final place and renames it, so that a killed start leaves no half-made cluster.
     */
    void create(Path passwordFile) throws IOException {
        Path draft = directory.resolveSibling(directory.getFileName() + ".draft");
        FileUtils.deleteQuietly(draft.toFile());
        run(
                "",
                "initdb",
                "--pgdata=" + draft,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                // The password has 192 random bits. Stretching it would only add time to each new connection.
                "--set=scram_iterations=64",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions");
        run("CREATE DATABASE " + DATABASE + ";\n", "postgres", "--single", "-D", draft.toString(), "postgres");
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Starts the server and returns when it accepts connections. The server has its own session, so a Ctrl-C for the
     * JVM does not reach it.
     */
    void start(Map<String, String> settings) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                startOnce(settings);
                return;
            } catch (IOException e) {
                if (attempt == START_ATTEMPTS
                        || !Files.exists(log)
                        || !Files.readString(log).contains(DYING_PROCESSES)) {
                    throw e;
                }
                LockSupport.parkNanos(START_PAUSE.toNanos());
            }
        }
    }

    private void startOnce(Map<String, String> settings) throws IOException {
        Files.deleteIfExists(log);
        String options = settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        run(
                "",
                "pg_ctl",
                "start",
                "--silent",
                "--wait",
                "--timeout=" + START_LIMIT.toSeconds(),
                "--pgdata=" + directory,
                "--log=" + log,
                "--options=" + options);
    }

    /**
     * Ends the connections and stops the server. If that takes too long, it stops the server at once, and the next
     * start recovers from the log.
     */
    void stop() throws IOException {
        try {
            stop("fast");
        } catch (IOException e) {
            if (postmaster().isPresent()) {
                stop("immediate");
            }
        }
    }

    /**
     * Stops the server that a killed JVM left behind. The caller holds the data directory's lock, so no running JVM
     * uses the server.
     */
    void stopOrphan() throws IOException {
        if (postmaster().isPresent()) {
            stop();
        } else {
            disownPid();
        }
    }

    /**
     * Replaces the process number in a dead server's pid file with a number that no process can have. PostgreSQL would
     * refuse to start if another program of this user had that number by now. Without the file, it would not check
     * whether processes of the dead server still hold its memory.
     */
    private void disownPid() throws IOException {
        if (Files.exists(pidFile())) {
            List<String> lines = new ArrayList<>(Files.readAllLines(pidFile()));
            if (!lines.isEmpty()) {
                lines.set(0, Integer.toString(Integer.MAX_VALUE));
                Files.write(pidFile(), lines);
            }
        }
    }

    /**
     * The server process from the cluster's pid file, if it is running and is not another program with the same number.
     */
    Optional<ProcessHandle> postmaster() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> process.info()
                                .command()
                                .map(command -> command.endsWith("postgres"))
                                // A zombie has none: it has died, and its parent has not collected its status.
                                .orElse(false));
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    private void stop(String mode) throws IOException {
        run(
                "",
                "pg_ctl",
                "stop",
                "--silent",
                "--wait",
                "--mode=" + mode,
                "--timeout=" + STOP_LIMIT.toSeconds(),
                "--pgdata=" + directory);
    }

    private void run(String input, String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root. In a separate user namespace it runs as nobody and still owns its
            // files.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(program + " failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }
}
