package dev.codementor.local;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person can choose when starting everything in one JVM; each component is an environment variable. Settings of
 * the parts themselves (quotas, limits, slots) are read by the parts. Port 0 is any free one.
 *
 * @param dataDirectory {@code CODEMENTOR_DATA_DIR}: all data is kept here; default {@code data}
 * @param apiPort {@code CODEMENTOR_API_PORT}: pages and API; default 8080
 * @param notifierPort {@code CODEMENTOR_NOTIFIER_PORT}: live events; default 8081
 * @param managementPort {@code CODEMENTOR_MANAGEMENT_PORT}: health and metrics; default 8082
 * @param issuerPort {@code CODEMENTOR_ISSUER_PORT}: the identity issuer; default 8083
 * @param signInValidity {@code CODEMENTOR_SIGN_IN_SECONDS}: how long a page's token is valid, 1 s to 30 days; default 12 h
 * @param sqsPort {@code CODEMENTOR_SQS_PORT}: the embedded SQS; default 0
 * @param s3Port {@code CODEMENTOR_S3_PORT}: the embedded S3; default 0
 * @param databasePort {@code CODEMENTOR_DATABASE_PORT}: the embedded PostgreSQL; default 0
 * @param ollama {@code OLLAMA_HOST}: where Ollama may answer; default {@code http://127.0.0.1:11434}
 * @param model {@code CODEMENTOR_MODEL}: the model that answers; default {@value #DEFAULT_MODEL}
 * @param rehearsalSlots {@code CODEMENTOR_WORKER_SLOTS}: also the parallel slots of the rehearsal model server
 * @param pullModel {@code CODEMENTOR_WORKER_MODEL_PULL}: let Ollama download the model if it lacks it; default false
 * @param serversOnly {@code CODEMENTOR_LOCAL_SERVERS_ONLY}: start the embedded servers and nothing else; default false
 */
record LocalSettings(
        Path dataDirectory,
        int apiPort,
        int notifierPort,
        int managementPort,
        int issuerPort,
        Duration signInValidity,
        int sqsPort,
        int s3Port,
        int databasePort,
        URI ollama,
        String model,
        OptionalInt rehearsalSlots,
        boolean pullModel,
        boolean serversOnly) {

    static final String DEFAULT_MODEL = "qwen2.5-coder:1.5b";

    static LocalSettings from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return new LocalSettings(
                variables.directory("CODEMENTOR_DATA_DIR", "data"),
                Ports.chosen(variables.port("CODEMENTOR_API_PORT", 8080)),
                Ports.chosen(variables.port("CODEMENTOR_NOTIFIER_PORT", 8081)),
                Ports.chosen(variables.port("CODEMENTOR_MANAGEMENT_PORT", 8082)),
                Ports.chosen(variables.port("CODEMENTOR_ISSUER_PORT", 8083)),
                variables.signInValidity(),
                variables.port("CODEMENTOR_SQS_PORT", 0),
                variables.port("CODEMENTOR_S3_PORT", 0),
                variables.port("CODEMENTOR_DATABASE_PORT", 0),
                variables.ollama(),
                variables.text("CODEMENTOR_MODEL").orElse(DEFAULT_MODEL),
                variables.slots(),
                variables.flag("CODEMENTOR_WORKER_MODEL_PULL"),
                variables.flag("CODEMENTOR_LOCAL_SERVERS_ONLY"));
    }

    private record Variables(Map<String, String> environment) {

        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }

        Path directory(String name, String standard) {
            String value = text(name).orElse(standard);
            try {
                return Path.of(value).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw new StartFailure(name + " is not a path on this system: " + value, e);
            }
        }

        int port(String name, int standard) {
            return number(name, 0, 65_535).orElse(standard);
        }

        Duration signInValidity() {
            return Duration.ofSeconds(
                    number("CODEMENTOR_SIGN_IN_SECONDS", 1, 2_592_000).orElse(43_200));
        }

        OptionalInt slots() {
            return number("CODEMENTOR_WORKER_SLOTS", 1, 1_000);
        }

        boolean flag(String name) {
            String value = text(name).orElse("false");
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new StartFailure(name + " is either true or false, not " + value + ".");
            };
        }

        /** Ollama's own tools also take a bare {@code host} or {@code host:port}. */
        URI ollama() {
            String value = text("OLLAMA_HOST").orElse("http://127.0.0.1:11434");
            boolean bare = !value.contains("://");
            try {
                URI uri = URI.create((bare ? "http://" + value : value).replaceAll("/+$", ""));
                if (uri.getHost() != null
                        && (uri.getScheme().equals("http") || uri.getScheme().equals("https"))) {
                    return bare && uri.getPort() < 0 ? URI.create(uri + ":11434") : uri;
                }
            } catch (IllegalArgumentException e) {
                throw new StartFailure("OLLAMA_HOST is not an address like http://127.0.0.1:11434: " + value, e);
            }
            throw new StartFailure("OLLAMA_HOST is not an address like http://127.0.0.1:11434: " + value);
        }

        private OptionalInt number(String name, int least, int most) {
            Optional<String> value = text(name);
            if (value.isEmpty()) {
                return OptionalInt.empty();
            }
            try {
                int number = Integer.parseInt(value.get());
                if (number >= least && number <= most) {
                    return OptionalInt.of(number);
                }
            } catch (NumberFormatException e) {
                // falls through to the same sentence as a number out of range
            }
            throw new StartFailure(
                    name + " is a whole number from " + least + " to " + most + ", not " + value.get() + ".");
        }
    }
}
