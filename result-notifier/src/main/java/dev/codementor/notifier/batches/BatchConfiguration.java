package dev.codementor.notifier.batches;

import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.notifier.clockwork.Repeating;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The batches' feeds and what keeps them true. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchFeedProperties.class)
public class BatchConfiguration {

    /** Followers are offered news so often, that the pause between two frames is kept to about a twentieth of it. */
    private static final Duration TICK = Duration.ofMillis(50);

    @Bean(destroyMethod = "close")
    BatchFeeds batchFeeds(
            BatchReader ledger, BatchFeeds.Uploaders uploaders, BatchFeedProperties properties, Clock clock) {
        return new BatchFeeds(ledger, uploaders, properties, clock);
    }

    @Bean(destroyMethod = "close")
    Repeating batchFeedClock(BatchFeeds feeds) {
        return Repeating.start("batch-feeds", TICK, feeds::run);
    }
}
