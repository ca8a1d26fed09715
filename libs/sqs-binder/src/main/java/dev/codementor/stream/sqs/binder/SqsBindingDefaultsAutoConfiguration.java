package dev.codementor.stream.sqs.binder;

import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.cloud.stream.config.BindingHandlerAdvise.MappingsProvider;
import org.springframework.context.annotation.Bean;

/** Tells the application's context that a binding with settings of its own takes the rest from the defaults. */
@AutoConfiguration
public class SqsBindingDefaultsAutoConfiguration {

    @Bean
    MappingsProvider sqsBindingDefaults() {
        return () -> Map.of(
                ConfigurationPropertyName.of("spring.cloud.stream.sqs.bindings"),
                ConfigurationPropertyName.of("spring.cloud.stream.sqs.default"));
    }
}
