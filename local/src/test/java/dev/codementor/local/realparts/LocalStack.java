package dev.codementor.local.realparts;

import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.codementor.testing.FreePort;
import dev.codementor.testing.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** LocalStack's SQS and S3 in a process of their own, which forget everything when they are killed. */
final class LocalStack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final int port = FreePort.next();
    private final Path directory;
    private Process process;

    private LocalStack(Path directory) {
        this.directory = directory;
    }

    /** @param directory for its files and its output */
    static LocalStack start(Path directory) {
        LocalStack server = new LocalStack(directory);
        server.start();
        return server;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Again on the same port, with no queue and no bucket. */
    void start() {
        Path root = Path.of(System.getProperty("codementor.root"));
        ProcessBuilder builder = new ProcessBuilder(
                        root.resolve("checks/real-parts/serve").toString(), "localstack", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment().put("TMPDIR", directory.toString());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(START)
                .failFast(() -> {
                    if (!process.isAlive()) {
                        fail("LocalStack ended:\n" + Files.readString(output()));
                    }
                })
                .ignoreExceptions()
                .until(() -> Http.get(endpoint().resolve("/_localstack/health")).statusCode() == 200);
    }

    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                fail("LocalStack is still there");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path output() {
        return directory.resolve("localstack.log");
    }

    @Override
    public void close() {
        kill();
    }
}
