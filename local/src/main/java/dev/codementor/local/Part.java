package dev.codementor.local;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
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
record Part(String name, String configName, WebApplicationType type, Class<?>... sources) {

    ConfigurableApplicationContext start(Map<String, String> variables, MeterRegistry meters, String... settings) {
        return new SpringApplicationBuilder(sources)
                .web(type)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties("spring.config.name=" + configName)
                .listeners(new Variables(variables))
                // One registry for all parts, so that one scrape shows everything.
                .initializers(context -> context.getBeanFactory().registerSingleton("meterRegistry", meters))
                .run(settings);
    }

    /** Puts the given variables in the place of the process's own, before any configuration file is read. */
    private record Variables(Map<String, String> variables)
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            event.getEnvironment()
                    .getPropertySources()
                    .replace(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new SystemEnvironmentPropertySource(
                                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                    Map.copyOf(variables)));
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
