package dev.codementor.notifier;

import dev.codementor.fleet.FleetConfiguration;
import dev.codementor.ledger.postgres.LedgerConfiguration;
import dev.codementor.notifier.archive.ArchiveConfiguration;
import dev.codementor.notifier.batches.BatchConfiguration;
import dev.codementor.notifier.feed.FeedConfiguration;
import dev.codementor.notifier.identity.NotifierIdentityConfiguration;
import dev.codementor.notifier.link.LinkConfiguration;
import dev.codementor.notifier.socket.SocketConfiguration;
import dev.codementor.settings.ManagementProperties;
import dev.codementor.telemetry.TelemetryConfiguration;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** All of the result-notifier. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({ManagementProperties.class, NotifierProperties.class})
@Import({
    ArchiveConfiguration.class,
    BatchConfiguration.class,
    FeedConfiguration.class,
    FleetConfiguration.class,
    TelemetryConfiguration.class,
    LedgerConfiguration.class,
    LinkConfiguration.class,
    NotifierIdentityConfiguration.class,
    SocketConfiguration.class
})
class NotifierConfiguration {

    /** Bounds what the kernel holds for a client that does not read, so that it is found out by us. */
    private static final int SEND_BUFFER = 128 * 1024;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** One set of event loops for clients and publishers, so that most events need no change of threads. */
    @Bean(destroyMethod = "dispose")
    LoopResources notifierLoops(NotifierProperties properties) {
        return LoopResources.create("notifier", properties.eventLoops(), true);
    }

    /** What Spring Boot's web server runs on. */
    @Bean
    ReactorResourceFactory reactorResourceFactory(LoopResources notifierLoops) {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setLoopResources(notifierLoops);
        return factory;
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> nettyCustomizer() {
        NettyServerCustomizer customizer = server -> server.childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        return factory -> factory.addServerCustomizers(customizer);
    }
}
