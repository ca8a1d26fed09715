package dev.codementor.worker.attempt;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.fleet.DispatchWindow;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.ledger.AttemptLedger;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.queues.JobQueues;
import dev.codementor.telemetry.CourseLabels;
import dev.codementor.telemetry.JobTraces;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.presence.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The parts of an attempt. There are two timers, because a checkpoint waits for the ledger and a roll-up must not wait.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttemptProperties.class)
public class AttemptConfiguration {

    private static final int CHECKPOINT_PHASE = 0;

    @Bean
    Checkpoints checkpoints(AttemptLedger ledger, AttemptProperties properties) {
        return new Checkpoints(ledger, properties);
    }

    /** Continues while running jobs are drained. */
    @Bean
    Chores checkpointing(Checkpoints checkpoints, AttemptProperties properties, MeterRegistry meters) {
        return Chores.oneAfterAnother(
                        "checkpoints",
                        meters,
                        List.of(Chore.repeating("checkpoints", properties.checkpoint(), checkpoints::beat)))
                .inPhase(CHECKPOINT_PHASE);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService rollUpTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("roll-up").factory());
    }

    @Bean
    RollUp rollUp(ScheduledExecutorService rollUpTimer, AttemptProperties properties) {
        return new RollUp(rollUpTimer, properties.rollUp());
    }

    @Bean
    AttemptMeters attemptMeters(MeterRegistry meters, Checkpoints checkpoints, CourseLabels courses, Clock clock) {
        return new AttemptMeters(meters, checkpoints::size, new JobMeters(meters, courses, clock));
    }

    @Bean
    AttemptDesk attemptDesk(
            AttemptLedger ledger,
            AttemptDesk.Told told,
            DispatchWindow window,
            AttemptProperties properties,
            Worker worker) {
        return new AttemptDesk(ledger, told, window::forOwner, properties, worker.instance());
    }

    @Bean
    AttemptDesk.Told told(LiveEvents events, JobQueues queues, AttemptMeters meters, JobTraces traces) {
        return new AttemptDesk.Told(events, queues, meters, traces);
    }

    @Bean
    ClaimedJob.Means attemptMeans(
            LiveEvents events,
            RollUp rollUp,
            Checkpoints checkpoints,
            AttemptMeters meters,
            JobTraces traces,
            AttemptProperties properties,
            Clock clock) {
        return new ClaimedJob.Means(events, rollUp, checkpoints, meters, traces, properties.longestAnswer(), clock);
    }

    @Bean
    JobPath.Servers modelServers(Models models, LiveWorkers workers, Worker worker) {
        return new JobPath.Servers(models, new OtherWorkers(workers, worker.instance()));
    }

    @Bean
    JobPath jobPath(
            AttemptDesk desk,
            JobPath.Servers servers,
            List<JobWork> works,
            AttemptProperties properties,
            ClaimedJob.Means means) {
        return new JobPath(desk, servers, works, properties, means);
    }
}
