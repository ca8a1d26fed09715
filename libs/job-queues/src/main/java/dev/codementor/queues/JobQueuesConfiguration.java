package dev.codementor.queues;

import dev.codementor.ledger.DispatchLedger;
import dev.codementor.livelink.LiveEvents;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives an application {@link JobQueues}; applications that release or settle jobs import it. Their configuration file
 * imports {@code codementor-queues.yml} for the bindings.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueueProperties.class)
public class JobQueuesConfiguration {

    @Bean
    QueueDepths queueDepths(BinderFactory binders, BindingServiceProperties bindings) {
        return new BinderQueueDepths(binders, bindings);
    }

    @Bean
    JobQueues jobQueues(StreamBridge bridge, DispatchLedger ledger, LiveEvents events) {
        return new StreamJobQueues(new StreamBridgeSender(bridge), ledger, events);
    }
}
