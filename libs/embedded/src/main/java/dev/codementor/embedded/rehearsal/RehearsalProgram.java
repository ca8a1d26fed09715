package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.EmbeddedServerException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rehearsal model as a separate program. Each setting is an argument such as {@code --slots=4} or an environment
 * variable such as {@code CODEMENTOR_REHEARSAL_SLOTS=4}; an argument wins. There are {@code port} (11434), {@code slots},
 * {@code chunks}, {@code interval} ({@code 25ms}; 0 answers at once), {@code load-delay}, {@code prefill-tokens-per-second},
 * {@code thinking}, {@code pulled} and {@code authorization}, with the defaults of {@link RehearsalSettings#DEFAULT}.
 */
public final class RehearsalProgram {

    private static final String PREFIX = "CODEMENTOR_REHEARSAL_";
    private static final String OLLAMA_PORT = "11434";

    private final Map<String, String> arguments;
    private final Map<String, String> environment;

    RehearsalProgram(Map<String, String> arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            var program = new RehearsalProgram(parse(arguments), System.getenv());
            try (var model = RehearsalModel.start(program.port(), program.settings())) {
                PrintStream out = System.out;
                out.println("The rehearsal model answers at " + model.endpoint());
                new CountDownLatch(1).await();
            }
        } catch (EmbeddedServerException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    int port() {
        return Integer.parseInt(value("port", OLLAMA_PORT));
    }

    RehearsalSettings settings() {
        RehearsalSettings usual = RehearsalSettings.DEFAULT;
        return new RehearsalSettings(
                Integer.parseInt(value("slots", Integer.toString(usual.slots()))),
                Integer.parseInt(value("chunks", Integer.toString(usual.chunks()))),
                KeepAlive.parse(value("interval", usual.interval().toMillis() + "ms")),
                KeepAlive.parse(value("load-delay", usual.loadDelay().toMillis() + "ms")),
                Integer.parseInt(value("prefill-tokens-per-second", Integer.toString(usual.prefillTokensPerSecond()))),
                Boolean.parseBoolean(value("thinking", Boolean.toString(usual.thinking()))),
                Boolean.parseBoolean(value("pulled", Boolean.toString(usual.pulled()))),
                value("authorization", usual.authorization()));
    }

    static Map<String, String> parse(String... arguments) {
        return Stream.of(arguments)
                .map(argument -> argument.split("=", 2))
                .peek(parts -> {
                    if (parts.length != 2 || !parts[0].startsWith("--")) {
                        throw new IllegalArgumentException(
                                "%s is not an argument; write --name=value.".formatted(parts[0]));
                    }
                })
                .collect(Collectors.toMap(parts -> parts[0].substring(2), parts -> parts[1]));
    }

    private String value(String name, String usual) {
        @Nullable String argument = arguments.get(name);
        return argument != null
                ? argument
                : Objects.requireNonNullElse(
                        environment.get(PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT)), usual);
    }
}
