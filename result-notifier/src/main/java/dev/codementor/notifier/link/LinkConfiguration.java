package dev.codementor.notifier.link;

import dev.codementor.fleet.FleetProperties;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.notifier.feed.LiveSource;
import dev.codementor.notifier.identity.ServiceGate;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.LoopResources;

/** The port for publishers, and its announcement. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkProperties.class)
public class LinkConfiguration {

    @Bean
    LinkServer linkServer(
            LinkProperties properties, ServiceGate gate, LiveSource source, LoopResources notifierLoops, Clock clock) {
        return new LinkServer(properties, gate, source, notifierLoops, clock);
    }

    @Bean
    Announcement announcement(
            LinkServer server,
            InstanceDirectory directory,
            LinkProperties properties,
            FleetProperties fleet,
            MeterRegistry meters) {
        return new Announcement(server, directory, properties, fleet.notifierHeartbeat(), meters);
    }
}
