package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.queue.SqsQueueCounts;
import dev.codementor.stream.sqs.queue.SqsQueues;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.binder.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.messaging.converter.MessageConverter;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The binder's own context, named in {@code META-INF/spring.binders}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(Binder.class)
@ImportAutoConfiguration({
    RegionProviderAutoConfiguration.class,
    CredentialsProviderAutoConfiguration.class,
    AwsAutoConfiguration.class
})
@EnableConfigurationProperties({SqsBinderProperties.class, SqsClientProperties.class, SqsExtendedBindingProperties.class
})
class SqsBinderConfiguration {

    private static final String OUTER_CONTEXT = "outerContext";

    /**
     * On virtual threads the synchronous client makes more calls per second than the asynchronous clients, and uses
     * less CPU.
     */
    @Bean
    @ConditionalOnMissingBean
    SqsClient sqsClient(
            AwsClientBuilderConfigurer configurer,
            SqsClientProperties own,
            SqsBinderProperties binder,
            ObjectProvider<AwsConnectionDetails> connection,
            ObjectProvider<SqsClientCustomizer> customizers,
            ObjectProvider<AwsSyncClientCustomizer> commonCustomizers) {
        return configurer
                .configureSyncClient(
                        SqsClient.builder()
                                .httpClientBuilder(Apache5HttpClient.builder()
                                        .maxConnections(binder.maxConnections())
                                        .connectionTimeout(binder.connectTimeout())
                                        .socketTimeout(binder.responseTimeout())
                                        .tcpKeepAlive(true)),
                        own,
                        connection.getIfAvailable(),
                        customizers.orderedStream(),
                        commonCustomizers.orderedStream())
                .build();
    }

    @Bean
    Bound sqsBound() {
        return new Bound();
    }

    @Bean
    SqsMessageChannelBinder sqsMessageChannelBinder(
            SqsClient client,
            SqsExtendedBindingProperties properties,
            SqsBinderProperties binder,
            ApplicationContext context,
            Bound bound) {
        return new SqsMessageChannelBinder(
                client,
                new SqsProvisioner(new SqsQueues(client)),
                properties,
                shared(MeterRegistry.class, context).orElseGet(CompositeMeterRegistry::new),
                shared(ObservationRegistry.class, context)
                        .filter(registry -> binder.observationEnabled())
                        .orElse(ObservationRegistry.NOOP),
                bound);
    }

    /**
     * A binder with its own environment is not a child of the application's context, but knows that context under this
     * name.
     */
    private static <T> Optional<T> shared(Class<T> type, ApplicationContext context) {
        T own = context.getBeanProvider(type).getIfUnique();
        if (own != null || !context.containsBean(OUTER_CONTEXT)) {
            return Optional.ofNullable(own);
        }
        return Optional.ofNullable(context.getBean(OUTER_CONTEXT, ApplicationContext.class)
                .getBeanProvider(type)
                .getIfUnique());
    }

    @Bean
    @Primary
    FailFastBinder sqsBinder(SqsMessageChannelBinder binder, Bound bound, SqsClient client) {
        return new FailFastBinder(binder, bound, new SqsQueueCounts(client));
    }

    @Bean
    MessageConverter sqsMessageListConverter() {
        return new MessageListConverter();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class HealthConfiguration {

        @Bean
        SqsBinderHealth sqsBinderHealth(SqsClient client, Bound bound, ApplicationContext context) {
            shared(SqsBindingsHealth.class, context).ifPresent(readiness -> readiness.watch(bound));
            return new SqsBinderHealth(client, bound);
        }
    }
}
