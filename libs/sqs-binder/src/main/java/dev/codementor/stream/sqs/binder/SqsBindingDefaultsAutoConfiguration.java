package dev.codementor.stream.sqs.binder;

import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.cloud.stream.config.BindingHandlerAdvise.MappingsProvider;
import org.springframework.context.annotation.Bean;

/** Makes a binding that has some settings of its own take the others from the defaults. */
@AutoConfiguration
public class SqsBindingDefaultsAutoConfiguration {

    @Bean
    MappingsProvider sqsBindingDefaults() {
        return () -> Map.of(
                ConfigurationPropertyName.of("spring.cloud.stream.sqs.bindings"),
                ConfigurationPropertyName.of("spring.cloud.stream.sqs.default"));
    }
}
