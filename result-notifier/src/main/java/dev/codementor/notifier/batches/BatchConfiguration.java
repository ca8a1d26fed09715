package dev.codementor.notifier.batches;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.ledger.batches.BatchReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The batches' feeds and what keeps them true. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchFeedProperties.class)
public class BatchConfiguration {

    /** Followers are offered news so often, that the pause between two frames is kept to about a twentieth of it. */
    private static final Duration TICK = Duration.ofMillis(50);

    /** Feeds are kept true from before the first connection until after the last one. */
    private static final int PHASE = 0;

    @Bean(destroyMethod = "close")
    BatchFeeds batchFeeds(
            BatchReader ledger, BatchFeeds.Uploaders uploaders, BatchFeedProperties properties, Clock clock) {
        return new BatchFeeds(ledger, uploaders, properties, clock);
    }

    @Bean
    Chores batchFeedClock(BatchFeeds feeds, MeterRegistry meters) {
        return Chores.oneAfterAnother("batch-feeds", meters, List.of(Chore.repeating("batch-feeds", TICK, feeds::run)))
                .inPhase(PHASE);
    }
}
