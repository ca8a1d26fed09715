package dev.codementor.api.backlog;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.fleet.Backlogs;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.fleet.StartPredictions;
import dev.codementor.telemetry.CourseLabels;
import dev.codementor.telemetry.MetricsProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the backlog's endpoints, and what compares its predictions with what happened. */
@Configuration(proxyBeanMethods = false)
public class BacklogConfiguration {

    private static final Duration WRITE_EVERY = Duration.ofSeconds(1);
    private static final Duration SCORE_EVERY = Duration.ofSeconds(5);

    @Bean
    BacklogController backlogController(Backlogs backlogs) {
        return new BacklogController(backlogs);
    }

    @Bean
    BacklogEndpoint backlogEndpoint(Backlogs backlogs) {
        return new BacklogEndpoint(backlogs);
    }

    @Bean
    LedgerMeters ledgerMeters(
            Backlogs backlogs, LiveWorkers workers, CourseLabels courses, MeterRegistry meters, Clock clock) {
        return new LedgerMeters(backlogs, workers, courses, meters, clock);
    }

    @Bean
    Chores ledgerFigures(LedgerMeters figures, MetricsProperties properties, MeterRegistry meters) {
        return Chores.oneAfterAnother(
                "figures", meters, List.of(Chore.repeating("read-figures", properties.ledgerEvery(), figures::read)));
    }

    @Bean
    Chores startPredictionKeeping(StartPredictions predictions, MeterRegistry meters) {
        return Chores.oneAfterAnother(
                "predictions",
                meters,
                List.of(
                        Chore.inBatches("write-predictions", WRITE_EVERY, StartPredictions.AT_ONCE, predictions::write),
                        Chore.inBatches(
                                "score-predictions", SCORE_EVERY, StartPredictions.AT_ONCE, predictions::score)));
    }
}
