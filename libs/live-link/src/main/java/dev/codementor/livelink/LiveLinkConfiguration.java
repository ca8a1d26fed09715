package dev.codementor.livelink;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.fleet.FleetProperties;
import dev.codementor.fleet.LiveNotifiers;
import dev.codementor.ledger.InstanceDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives an application {@link LiveEvents}; to be imported by those that publish. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FleetProperties.class, LiveLinkProperties.class, ServiceIdentityProperties.class})
public class LiveLinkConfiguration {

    /** Starts before everything that publishes, and stops after it. */
    private static final int AROUND_ALL_ELSE = Integer.MIN_VALUE;

    @Bean(destroyMethod = "close")
    NotifierLinks liveEvents(
            InstanceDirectory directory,
            FleetProperties fleet,
            LiveLinkProperties properties,
            ServiceIdentityProperties identity,
            @Value("${codementor.oidc.issuer:#{null}}") @Nullable URI issuer,
            @Value("${codementor.oidc.discovery-url:#{null}}") @Nullable URI discovery,
            MeterRegistry meters) {
        return new NotifierLinks(
                new LiveNotifiers(directory, fleet),
                identity.tokens(issuer, discovery),
                properties,
                new LiveLinkMeters(meters));
    }

    @Bean
    Chores notifierDirectory(NotifierLinks links, LiveLinkProperties properties, MeterRegistry meters) {
        return Chores.oneAfterAnother(
                        "notifier-directory",
                        meters,
                        List.of(Chore.repeating("notifier-directory", properties.directoryInterval(), links::refresh)))
                .inPhase(AROUND_ALL_ELSE);
    }
}
