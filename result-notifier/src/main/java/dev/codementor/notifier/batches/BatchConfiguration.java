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

/** The feeds of batches and the parts that keep them up to date. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchFeedProperties.class)
public class BatchConfiguration {

    /** News is offered to followers often enough that the pause between two frames is exact to about a twentieth. */
    private static final Duration TICK = Duration.ofMillis(50);

    /** Feeds are kept up to date from before the first connection until after the last one. */
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
