package dev.codementor.worker.attempt;

import dev.codementor.ledger.AttemptLedger;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.queues.JobQueues;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.model.OllamaClient;
import dev.codementor.worker.presence.DispatchWindow;
import dev.codementor.worker.presence.Worker;
import dev.codementor.worker.prompt.PromptAssembly;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an attempt needs; the two timers are apart, as a beat waits for the ledger and a roll-up must not. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttemptProperties.class)
public class AttemptConfiguration {

    @Bean
    Checkpoints checkpoints(AttemptLedger ledger, AttemptProperties properties) {
        return new Checkpoints(ledger, properties);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService checkpointTimer(Checkpoints checkpoints, AttemptProperties properties) {
        ScheduledExecutorService timer = timer("checkpoints");
        long beat = properties.checkpoint().toMillis();
        timer.scheduleAtFixedRate(checkpoints::beat, beat, beat, TimeUnit.MILLISECONDS);
        return timer;
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService rollUpTimer() {
        return timer("roll-up");
    }

    @Bean
    RollUp rollUp(ScheduledExecutorService rollUpTimer, AttemptProperties properties) {
        return new RollUp(rollUpTimer, properties.rollUp());
    }

    @Bean
    JobPath jobPath(
            AttemptLedger ledger,
            LiveEvents events,
            JobQueues queues,
            RollUp rollUp,
            DispatchWindow window,
            Worker worker,
            Checkpoints checkpoints,
            PromptAssembly prompts,
            Models models,
            OllamaClient client,
            AttemptProperties properties,
            Clock clock,
            MeterRegistry meters) {
        var desk = new AttemptDesk(
                ledger,
                new AttemptDesk.Told(events, queues, rollUp),
                new AttemptMeters(meters, checkpoints::size),
                window::current,
                properties,
                worker.instance());
        return new JobPath(desk, checkpoints, prompts, models, client, properties, clock);
    }

    private static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
