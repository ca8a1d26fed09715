package dev.codementor.notifier.socket;

import dev.codementor.notifier.batches.BatchFeeds;
import dev.codementor.notifier.feed.Audience;
import dev.codementor.notifier.feed.Feeds;
import dev.codementor.notifier.identity.Identities;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint for clients. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OriginProperties.class, SocketProperties.class})
public class SocketConfiguration {

    @Bean
    EventEndpoint eventEndpoint(
            SocketProperties properties,
            OriginProperties origins,
            Identities people,
            Feeds feeds,
            Audience audience,
            BatchFeeds batches,
            MeterRegistry meters,
            Clock clock) {
        SocketServices services = new SocketServices(
                properties,
                people,
                feeds,
                audience,
                batches,
                new ClientFrames(properties.largestFrame()),
                new ServerFrames(),
                new SocketMeters(meters),
                clock);
        return new EventEndpoint(services, new OriginRule(origins.allowedOrigins()));
    }

    @Bean
    SocketWatch socketWatch(EventEndpoint endpoint, MeterRegistry meters, Clock clock) {
        return new SocketWatch(endpoint, meters, clock);
    }
}
