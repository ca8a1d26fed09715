package dev.codementor.settings;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Runs a program that checks its settings and what it needs from outside first, and ends with a sentence for each mistake. */
public final class ExplainedStart {

    private ExplainedStart() {}

    /**
     * Starts an application, or prints why it cannot and ends the process with one of the {@link ExitCodes}.
     *
     * @param application the builder's configuration class, whose imports name all settings
     * @param checks done in this order when the settings are right
     */
    public static void run(
            SpringApplicationBuilder builder,
            Class<?> application,
            List<? extends StartCheck> checks,
            String[] arguments) {
        try {
            builder.listeners(new AtTheBeginning(), new BeforeAnythingElse(application, checks))
                    .run(arguments);
        } catch (RuntimeException | Error e) {
            // StartReporter or Spring Boot has printed it.
            System.exit(ExitCodes.of(e));
        }
    }

    /** Once logging is silent, and before the configuration files are read, which takes a while. */
    record AtTheBeginning() implements ApplicationListener<ApplicationStartingEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationStartingEvent event) {
            event.getBootstrapContext().register(Settings.class, InstanceSupplier.of(new Settings()));
        }

        /** Logging comes 20 after the first. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE + 21;
        }
    }

    /** After the configuration files are read, and before logging is set up or a banner printed. */
    record BeforeAnythingElse(Class<?> application, List<? extends StartCheck> checks)
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            Settings settings =
                    Objects.requireNonNull(event.getBootstrapContext().get(Settings.class));
            settings.check(event.getEnvironment(), application).forEach(System.err::println);
            checks.forEach(check -> check.check(event.getEnvironment(), System.err::println));
        }

        /** Those that read the configuration files come 10 after the first, logging 20 after it. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE + 15;
        }
    }
}
