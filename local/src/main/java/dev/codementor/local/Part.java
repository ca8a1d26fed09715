package dev.codementor.local;

import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * One of the services in its own Spring context, configured by the same environment variables as in its own JVM.
 *
 * @param name also the name of its configuration file, after {@code codementor-}
 */
record Part(String name, WebApplicationType type, Class<?>... sources) {

    @SafeVarargs
    final ConfigurableApplicationContext start(
            Map<String, String> variables,
            List<String> arguments,
            PartMeters meters,
            ApplicationContextInitializer<ConfigurableApplicationContext>... initializers) {
        return new SpringApplicationBuilder(sources)
                .web(type)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties("spring.config.name=codementor-" + name, "spring.main.banner-mode=off")
                // The metrics of all parts are shown together.
                .properties("management.prometheus.metrics.export.enabled=false")
                // Anybody can get a token, so nothing may listen beyond this machine.
                .properties("server.address=127.0.0.1", "management.server.address=127.0.0.1")
                .listeners(new BeforeTheEnvironment(variables))
                .initializers(context -> context.getBeanFactory().registerSingleton("meterRegistry", meters.of(name)))
                .initializers(initializers)
                .run(arguments.toArray(String[]::new));
    }

    /** Puts the variables before the process's own and its arguments, before any configuration file is read. */
    private record BeforeTheEnvironment(Map<String, String> variables)
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        /** Ends with the suffix that Spring Boot requires of sources in which {@code A_B} means {@code a.b}. */
        private static final String NAME = "parts-systemEnvironment";

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            event.getEnvironment()
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource(NAME, Map.copyOf(variables)));
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
