package dev.codementor.notifier.feed;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.JobReader;
import dev.codementor.notifier.batches.BatchFeeds;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The feeds and what keeps them true. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedProperties.class)
public class FeedConfiguration {

    @Bean
    Audience audience() {
        return new Audience();
    }

    @Bean(destroyMethod = "close")
    LedgerLook ledgerLook(JobReader ledger, FeedProperties properties) {
        return new LedgerLook(ledger, properties);
    }

    @Bean
    Feeds feeds(Audience audience, LedgerLook ledger, FeedProperties properties) {
        return new Feeds(audience, ledger, properties);
    }

    @Bean
    CatchUp catchUp(Audience audience, Feeds feeds, JobReader jobs) {
        return new CatchUp(audience, feeds, jobs);
    }

    @Bean
    LiveSource liveSource(Feeds feeds, CatchUp catchUp, BatchFeeds batches) {
        return new LiveSource(feeds, catchUp, batches);
    }

    @Bean(destroyMethod = "close")
    FeedClock feedClock(
            Feeds feeds,
            LedgerLook ledger,
            CatchUp catchUp,
            JobReader jobs,
            InstanceDirectory instances,
            FeedProperties properties,
            Clock clock) {
        FeedSweep sweep = new FeedSweep(feeds, ledger, jobs, instances, properties, clock);
        return FeedClock.start(ledger, sweep, catchUp, properties);
    }
}
