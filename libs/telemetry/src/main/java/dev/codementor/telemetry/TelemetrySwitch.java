package dev.codementor.telemetry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** Turns our settings into those of Spring Boot that depend on whether one of ours is there. */
public final class TelemetrySwitch implements EnvironmentPostProcessor, Ordered {

    private static final String[] ENDPOINTS = {
        "codementor.tracing.endpoint", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"
    };

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> derived = new HashMap<>();
        derived.put("management.tracing.export.enabled", tracing(environment));
        String endpoint = environment.getProperty(ENDPOINTS[0]);
        if (StringUtils.hasText(endpoint)) {
            derived.put("management.opentelemetry.tracing.export.otlp.endpoint", endpoint);
        }
        if (json(environment)) {
            derived.put("logging.structured.format.console", "ecs");
        }
        // After everything that a person may have set.
        environment.getPropertySources().addLast(new MapPropertySource("codementor-telemetry", derived));
    }

    private static boolean tracing(ConfigurableEnvironment environment) {
        for (String endpoint : ENDPOINTS) {
            if (StringUtils.hasText(environment.getProperty(endpoint))) {
                return true;
            }
        }
        return false;
    }

    private static boolean json(ConfigurableEnvironment environment) {
        String format = environment.getProperty("codementor.log.format", "");
        return format.isBlank()
                ? CloudPlatform.KUBERNETES.isActive(environment)
                : format.strip().toLowerCase(Locale.ROOT).equals("ecs");
    }

    /** After the configuration files are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
