package dev.codementor.stream.sqs.binder;

import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.cloud.stream.config.BindingHandlerAdvise.MappingsProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the binder adds to the application's own context: a binding that has some settings of its own takes the others
 * from the defaults, and the health component {@code sqsBindings} can be part of the readiness group.
 */
@AutoConfiguration
public class SqsBindingDefaultsAutoConfiguration {

    @Bean
    MappingsProvider sqsBindingDefaults() {
        return () -> Map.of(
                ConfigurationPropertyName.of("spring.cloud.stream.sqs.bindings"),
                ConfigurationPropertyName.of("spring.cloud.stream.sqs.default"));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class HealthConfiguration {

        @Bean
        SqsBindingsHealth sqsBindings() {
            return new SqsBindingsHealth();
        }
    }
}
