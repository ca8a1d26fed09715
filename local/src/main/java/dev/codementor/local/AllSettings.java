package dev.codementor.local;

import dev.codementor.api.ApiApplication;
import dev.codementor.notifier.NotifierApplication;
import dev.codementor.settings.Settings;
import dev.codementor.worker.WorkerApplication;
import dev.codementor.worker.model.ModelProperties;
import dev.codementor.worker.model.OllamaAddress;
import dev.codementor.worker.presence.WorkerProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** All settings of {@code local} and of the services in it, read and checked before anything starts. */
@EnableConfigurationProperties(LocalProperties.class)
@Import({ApiApplication.class, NotifierApplication.class, WorkerApplication.class})
final class AllSettings {

    /** The api's file comes last, so it wins: the api listens on the management port. */
    private static final String FILES = "codementor-worker,codementor-result-notifier,codementor-api";

    private AllSettings() {}

    /**
     * Reads what a person chose.
     *
     * @throws dev.codementor.settings.WrongSettings with every mistake in it
     */
    static Choices read(Map<String, String> variables, String... arguments) {
        Settings settings = new Settings();
        ConfigurableEnvironment environment = environment(variables, arguments);
        settings.check(environment, AllSettings.class).forEach(System.err::println);
        Binder binder = Binder.get(environment);
        LocalProperties local = binder.bindOrCreate("codementor", LocalProperties.class);
        ModelProperties model = binder.bindOrCreate("codementor.worker.model", ModelProperties.class);
        Integer slots =
                binder.bindOrCreate("codementor.worker", WorkerProperties.class).slots();
        return new Choices(
                local.dataDir().toAbsolutePath().normalize(),
                Ports.chosen(local.api().port()),
                Ports.chosen(local.notifier().port()),
                Ports.chosen(local.management().port()),
                Ports.chosen(local.issuer().port()),
                Duration.ofSeconds(local.signInSeconds()),
                local.sqs().port(),
                local.s3().port(),
                local.database().port(),
                OllamaAddress.parse(model.server()),
                model.server(),
                model.name(),
                chosen(slots),
                chosen(model.threads()),
                model.pull(),
                local.local().startOllama(),
                local.local().serversOnly(),
                List.of(arguments));
    }

    private static OptionalInt chosen(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static ConfigurableEnvironment environment(Map<String, String> variables, String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        Map<String, Object> filled = new HashMap<>(variables);
        filled.values().removeIf(value -> value.toString().isBlank());
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, filled));
        sources.addFirst(new SimpleCommandLinePropertySource(arguments));
        ConfigurationPropertySources.attach(environment);
        boolean serversOnly = "true".equalsIgnoreCase(environment.getProperty("codementor.local.servers-only"));
        sources.addFirst(new MapPropertySource("decided by local", decided(serversOnly)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    /**
     * Settings that a person cannot choose, filled in so that they cause no mistake. The embedded servers determine the
     * real values later.
     */
    private static Map<String, Object> decided(boolean serversOnly) {
        Map<String, Object> decided = new HashMap<>(Map.of(
                "spring.config.name", FILES,
                "server.address", "127.0.0.1",
                "codementor.bucket", EmbeddedServers.BUCKET,
                "codementor.events.port", "8081",
                "codementor.database.url", "jdbc:postgresql://127.0.0.1/",
                "codementor.notifier.internal.port", "0",
                "codementor.oidc.issuer", "http://127.0.0.1",
                "codementor.queue.provision", "create"));
        if (serversOnly) {
            // The services of another process may have them.
            decided.put("codementor.api.port", "0");
            decided.put("codementor.notifier.port", "0");
            decided.put("codementor.management.port", "0");
        }
        return decided;
    }
}
