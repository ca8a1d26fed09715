package dev.codementor.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings as an operator makes them: by environment variables. */
final class Settings {

    private Settings() {}

    /** @param variables names without {@code CODEMENTOR_OIDC_}, and values, in turn */
    static OidcProperties of(String... variables) {
        Map<String, Object> environment = new LinkedHashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put("CODEMENTOR_OIDC_" + variables[i], variables[i + 1]);
        }
        return of(environment);
    }

    /** @throws RuntimeException when the application would not start with them */
    static OidcProperties of(Map<String, Object> environment) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Bound.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none", "spring.main.banner-mode=off", "logging.level.root=warn")
                .registerShutdownHook(false)
                .initializers(fresh -> fresh.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
                .run()) {
            return context.getBean(OidcProperties.class);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OidcProperties.class)
    static class Bound {}
}
