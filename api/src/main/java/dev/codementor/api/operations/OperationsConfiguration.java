package dev.codementor.api.operations;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.fleet.FleetProperties;
import dev.codementor.fleet.Pauses;
import dev.codementor.fleet.WorkerRoster;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.operations.HistoryLedger;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.queues.QueueDepths;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the operators' endpoints, and what happens regularly for them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperationsProperties.class)
public class OperationsConfiguration {

    /** More often than a minute, so that no minute is missed. */
    private static final Duration RECORD = Duration.ofSeconds(10);

    private static final Duration COMPACT = Duration.ofMinutes(5);

    @Bean
    QueueViews queueViews(OperationsReader reader, ObjectProvider<QueueDepths> depths, Clock clock) {
        return new QueueViews(reader, depths.getIfAvailable(() -> Map::of), clock);
    }

    @Bean
    WorkerViews workerViews(WorkerRoster roster, OperationsReader reader, Clock clock) {
        return new WorkerViews(roster, reader, clock);
    }

    @Bean
    Overview overview(
            QueueViews queues,
            WorkerViews workers,
            OperationsReader reader,
            HistoryLedger history,
            OperationsProperties properties,
            Clock clock) {
        return new Overview(queues, workers, reader, history, properties, clock);
    }

    @Bean
    JobDetails jobDetails(OperationsReader reader, OperationsLedger ledger, JobReader texts, Clock clock) {
        return new JobDetails(reader, ledger, texts, clock);
    }

    @Bean
    Redriving redriving(
            OperationsLedger ledger, Dispatcher dispatcher, OperationsProperties properties, MeterRegistry meters) {
        return new Redriving(ledger, dispatcher, properties, meters);
    }

    @Bean
    Chores redriveChores(Redriving redriving) {
        return redriving.chores();
    }

    @Bean
    Chores historyChores(
            HistoryLedger history, OperationsProperties properties, FleetProperties fleet, MeterRegistry meters) {
        return Chores.oneAfterAnother(
                "history",
                meters,
                List.of(
                        Chore.repeating(
                                "record-history",
                                RECORD,
                                () -> history.record(fleet.workerHeartbeatWithin(), properties.objectives())),
                        Chore.repeating("compact-history", COMPACT, () -> history.compact(properties.keep()))));
    }

    @Bean
    LiveOverviews liveOverviews(Overview overview, MeterRegistry meters) {
        return new LiveOverviews(overview, meters);
    }

    @Bean
    LiveController liveController(LiveOverviews live) {
        return new LiveController(live);
    }

    @Bean
    OperationsController operationsController(
            QueueViews queues,
            WorkerViews workers,
            Overview overview,
            HistoryLedger history,
            OperationsLedger ledger,
            OperationsProperties properties,
            Clock clock) {
        return new OperationsController(queues, workers, overview, history, ledger, properties, clock);
    }

    @Bean
    OperatorJobsController operatorJobsController(
            OperationsReader reader,
            OperationsLedger ledger,
            JobDetails details,
            Redriving redriving,
            Dispatcher dispatcher,
            Clock clock) {
        return new OperatorJobsController(reader, ledger, details, redriving, dispatcher, clock);
    }

    @Bean
    OperatorActionsController operatorActionsController(
            OperationsLedger ledger, Pauses pauses, Chores sweeper, WorkerViews workers, Redriving redriving) {
        return new OperatorActionsController(ledger, pauses, sweeper, workers, redriving);
    }
}
