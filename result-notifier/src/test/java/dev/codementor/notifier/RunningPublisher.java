package dev.codementor.notifier;

import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.livelink.LiveLinkConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A publisher with a real link, as the api and the worker have one. */
record RunningPublisher(ConfigurableApplicationContext context, LiveEvents events) implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @Import(LiveLinkConfiguration.class)
    static class PublisherConfiguration {

        @Bean
        InstanceDirectory instanceDirectory() {
            return TestWorld.ledger().instances();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    /** Starts it, and returns when it is linked to so many notifiers. */
    static RunningPublisher start(int notifiers) {
        return start(TestWorld.issuer(), notifiers);
    }

    static RunningPublisher start(TestIssuer issuer, int notifiers) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(PublisherConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.main.banner-mode=off",
                        "--spring.main.register-shutdown-hook=false",
                        "--spring.config.name=none",
                        "--codementor.oidc.issuer=" + issuer.address(),
                        "--codementor.service.client-id=worker",
                        "--codementor.service.client-secret=" + TestIssuer.SERVICE_SECRET,
                        "--codementor.live-link.directory-interval=200ms",
                        "--codementor.fleet.notifier-heartbeat=500ms",
                        "--codementor.fleet.notifier-heartbeat-within=2s");
        RunningPublisher publisher = new RunningPublisher(context, context.getBean(LiveEvents.class));
        publisher.awaitLinks(notifiers);
        return publisher;
    }

    void awaitLinks(int notifiers) {
        Awaitility.await("links").atMost(Duration.ofSeconds(10)).until(() -> links() == notifiers);
    }

    int links() {
        return (int) meter("codementor.live.links");
    }

    double meter(String name) {
        return context.getBean(MeterRegistry.class)
                .get(name)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    void publish(LiveEvent event) {
        events.publish(event);
    }

    @Override
    public void close() {
        context.close();
    }
}
