package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.receive.SqsConsumerProperties;
import dev.codementor.stream.sqs.send.SqsProducerProperties;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cloud.stream.binder.AbstractExtendedBindingProperties;
import org.springframework.cloud.stream.binder.BinderSpecificPropertiesProvider;

/** {@code spring.cloud.stream.sqs.bindings.<name>.*}, with defaults for all bindings under {@code spring.cloud.stream.sqs.default.*}. */
@ConfigurationProperties("spring.cloud.stream.sqs")
public class SqsExtendedBindingProperties
        extends AbstractExtendedBindingProperties<SqsConsumerProperties, SqsProducerProperties, SqsBindingProperties> {

    static final String BINDINGS = "spring.cloud.stream.sqs.bindings.";

    private static final String DEFAULTS = "spring.cloud.stream.sqs.default";

    @Override
    public String getDefaultsPrefix() {
        return DEFAULTS;
    }

    @Override
    public Map<String, SqsBindingProperties> getBindings() {
        return doGetBindings();
    }

    @Override
    public Class<? extends BinderSpecificPropertiesProvider> getExtendedPropertiesEntryClass() {
        return SqsBindingProperties.class;
    }
}
