package dev.codementor.notifier.feed;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.fleet.WaitingLine;
import dev.codementor.ledger.JobReader;
import dev.codementor.notifier.batches.BatchFeeds;
import dev.codementor.telemetry.JobTraces;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The feeds and what keeps them true. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedProperties.class)
public class FeedConfiguration {

    /** Feeds are kept true from before the first connection until after the last one. */
    private static final int PHASE = 0;

    @Bean
    Audience audience() {
        return new Audience();
    }

    @Bean(destroyMethod = "close")
    LedgerLook ledgerLook(JobReader ledger, FeedProperties properties) {
        return new LedgerLook(ledger, properties);
    }

    @Bean
    Feeds feeds(Audience audience, LedgerLook ledger, FeedProperties properties, JobTraces traces) {
        return new Feeds(audience, ledger, properties, traces);
    }

    @Bean
    CatchUp catchUp(Audience audience, Feeds feeds, JobReader jobs) {
        return new CatchUp(audience, feeds, jobs);
    }

    @Bean
    LiveSource liveSource(Feeds feeds, CatchUp catchUp, BatchFeeds batches) {
        return new LiveSource(feeds, catchUp, batches);
    }

    /** Each on a thread of its own, as the ledger may take its time. */
    @Bean
    Chores feedClock(
            Feeds feeds,
            LedgerLook ledger,
            CatchUp catchUp,
            WaitingLine line,
            FeedProperties properties,
            MeterRegistry meters) {
        FeedSweep sweep = new FeedSweep(feeds, ledger, line, properties);
        return Chores.sideBySide(
                        "feeds",
                        meters,
                        List.of(
                                Chore.repeating("feed-repair", properties.repairInterval(), ledger::serveDue),
                                Chore.repeating("feed-sweep", properties.placeInterval(), sweep::run),
                                Chore.repeating("feed-catch-up", properties.placeInterval(), catchUp::run)))
                .inPhase(PHASE);
    }
}
