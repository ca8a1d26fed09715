package dev.codementor.telemetry.cloudwatch;

import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClientBuilder;

/** Puts the metrics of the {@link Shortlist} into CloudWatch when a namespace is set. Prometheus gets all in any case. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CloudWatchProperties.class)
public class CloudWatchConfiguration {

    private static final String ENDPOINT = "AWS_ENDPOINT_URL_CLOUDWATCH";
    private static final Duration CALL = Duration.ofSeconds(20);

    @Bean
    @Conditional(NamespaceIsSet.class)
    CloudWatchClient cloudWatchClient(
            ObjectProvider<AwsCredentialsProvider> credentials,
            ObjectProvider<AwsRegionProvider> region,
            Environment environment,
            ObjectProvider<CloudWatchClientCustomizer> customizers) {
        CloudWatchClientBuilder builder = CloudWatchClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(1))
                .overrideConfiguration(override -> override.apiCallTimeout(CALL));
        credentials.ifAvailable(builder::credentialsProvider);
        region.ifAvailable(provider -> builder.region(provider.getRegion()));
        String endpoint = environment.getProperty(ENDPOINT);
        if (StringUtils.hasText(endpoint)) {
            builder.endpointOverride(URI.create(endpoint));
        }
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    @Conditional(NamespaceIsSet.class)
    CloudWatchMeterRegistry cloudWatchMeterRegistry(CloudWatchClient client, CloudWatchProperties properties) {
        CloudWatchMeterRegistry registry = new CloudWatchMeterRegistry(
                new Config(String.valueOf(properties.namespace()), properties.every()),
                Clock.SYSTEM,
                new BlockingCloudWatch(client));
        registry.config().meterFilter(new Shortlist());
        return registry;
    }

    private record Config(String namespace, Duration step) implements CloudWatchConfig {

        /** All other values are the registry's own. */
        @Override
        public @Nullable String get(String key) {
            return null;
        }
    }

    /** An empty variable is as good as none. */
    static final class NamespaceIsSet implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("codementor.cloudwatch.namespace"));
        }
    }
}
