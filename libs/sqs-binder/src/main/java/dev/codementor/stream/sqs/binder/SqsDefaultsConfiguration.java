package dev.codementor.stream.sqs.binder;

import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.cloud.stream.config.BindingHandlerAdvise.MappingsProvider;
import org.springframework.context.annotation.Bean;

/**
 * Lets what is set for all bindings also hold for a binding that has settings of its own; without it, Spring Cloud Stream
 * gives the defaults only to bindings that have none.
 */
@AutoConfiguration
public class SqsDefaultsConfiguration {

    @Bean
    static MappingsProvider sqsDefaults() {
        return () -> Map.of(
                ConfigurationPropertyName.of("spring.cloud.stream.sqs.bindings"),
                ConfigurationPropertyName.of("spring.cloud.stream.sqs.default"));
    }
}
