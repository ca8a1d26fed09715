package dev.codementor.local;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * One of the services in a Spring context of its own, configured by the same environment variables as when it runs in a
 * JVM of its own.
 *
 * @param configName the name of its configuration file
 */
record Part(String configName, WebApplicationType type, Class<?>... sources) {

    @SafeVarargs
    final ConfigurableApplicationContext start(
            Map<String, String> variables,
            MeterRegistry meters,
            ApplicationContextInitializer<ConfigurableApplicationContext>... initializers) {
        return new SpringApplicationBuilder(sources)
                .web(type)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties("spring.config.name=" + configName, "spring.main.banner-mode=off")
                // Tokens are given to whoever asks, so nothing may listen beyond this machine.
                .properties("server.address=127.0.0.1", "management.server.address=127.0.0.1")
                .listeners(new InPlaceOfTheEnvironment(variables))
                // One registry for all parts, so that one scrape shows everything.
                .initializers(context -> context.getBeanFactory().registerSingleton("meterRegistry", meters))
                .initializers(initializers)
                .run();
    }

    /** Puts the variables in the place of the process's own, before any configuration file is read. */
    private record InPlaceOfTheEnvironment(Map<String, String> variables)
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
            event.getEnvironment()
                    .getPropertySources()
                    .replace(name, new SystemEnvironmentPropertySource(name, Map.copyOf(variables)));
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
