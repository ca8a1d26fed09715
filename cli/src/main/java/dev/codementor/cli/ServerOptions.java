package dev.codementor.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server's address and the caller's token. */
final class ServerOptions {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:CODEMENTOR_SERVER:-http://127.0.0.1:8080}",
            description = "Address of the api; also from CODEMENTOR_SERVER. Default: ${DEFAULT-VALUE}")
    private URI server = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the access token; without it CODEMENTOR_TOKEN is used.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to retry a server that cannot be reached. Default: ${DEFAULT-VALUE}")
    private int patience = 60;

    /** @throws CliFailure when a token would cross a network unencrypted, or there is no token */
    ApiClient connect() {
        return new ApiClient(checkedServer(), token(), Duration.ofSeconds(patience));
    }

    /** A client for requests without a token. */
    ApiClient connectWithoutToken() {
        return new ApiClient(checkedServer(), null, Duration.ofSeconds(patience));
    }

    private URI checkedServer() {
        String scheme = server.getScheme();
        if (server.getHost() == null || (!"http".equals(scheme) && !"https".equals(scheme))) {
            throw new CliFailure(Exit.WRONG_USE, "--server must be an http or https address, but is " + server);
        }
        if ("http".equals(scheme) && !LOOPBACK.contains(server.getHost())) {
            throw new CliFailure(
                    Exit.WRONG_USE,
                    "--server must be https, because a token would otherwise cross the network unencrypted");
        }
        return server;
    }

    private String token() {
        Path file = tokenFile;
        try {
            String token = file == null ? System.getenv("CODEMENTOR_TOKEN") : Files.readString(file);
            if (token != null && !token.isBlank()) {
                return token.strip();
            }
        } catch (IOException e) {
            throw new CliFailure(Exit.WRONG_USE, "--token-file cannot be read: " + file);
        }
        throw new CliFailure(
                Exit.WRONG_USE,
                file == null
                        ? "There is no token: set CODEMENTOR_TOKEN or give --token-file."
                        : "--token-file is empty: " + file);
    }
}
