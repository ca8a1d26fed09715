package dev.codementor.local;

import dev.codementor.settings.ListeningPort;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only {@code local} reads, besides the settings of the services. Port 0 is any free one.
 *
 * @param dataDir all data is kept here; default {@code data}
 * @param api pages and API; default 8080
 * @param notifier live events; default 8081
 * @param management health and meters; default 8082
 * @param issuer the identity issuer; default 8083
 * @param signInSeconds how long a page's token is valid, 1 s to 30 days; default 12 h
 * @param sqs the embedded SQS; default any free port
 * @param s3 the embedded S3; default any free port
 * @param database the embedded PostgreSQL; default any free port
 * @param local what of it is started
 */
@ConfigurationProperties("codementor")
record LocalProperties(
        @DefaultValue("data") Path dataDir,
        @DefaultValue ApiPort api,
        @DefaultValue NotifierPort notifier,
        @DefaultValue ManagementPort management,
        @DefaultValue IssuerPort issuer,
        @DefaultValue("43200") @Min(1) @Max(2_592_000) int signInSeconds,
        @DefaultValue FreePort sqs,
        @DefaultValue FreePort s3,
        @DefaultValue FreePort database,
        @DefaultValue Mode local) {

    record ApiPort(@DefaultValue("8080") @ListeningPort int port) {}

    record NotifierPort(@DefaultValue("8081") @ListeningPort int port) {}

    record ManagementPort(
            @DefaultValue("8082") @ListeningPort int port) {}

    record IssuerPort(@DefaultValue("8083") @ListeningPort int port) {}

    record FreePort(@DefaultValue("0") @ListeningPort int port) {}

    /**
     * What is started.
     *
     * @param serversOnly the embedded servers and nothing else; default false
     * @param startOllama the installed program {@code ollama}, when nothing answers at {@code OLLAMA_HOST}; it downloads the
     *     model if it lacks it, and ends with {@code local}; default false
     */
    record Mode(
            @DefaultValue("false") boolean serversOnly,
            @DefaultValue("false") boolean startOllama) {}
}
