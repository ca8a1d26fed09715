package dev.codementor.worker.presence;

import dev.codementor.fleet.FleetProperties;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelProperties;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.model.SpeedMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who this worker is and how the others know. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerProperties.class)
public class PresenceConfiguration {

    private static final int REHEARSAL_SLOTS = 2;

    @Bean
    Worker worker(WorkerProperties properties, ModelProperties model, Environment environment) {
        Integer asked = properties.slots();
        int slots = asked != null ? asked : usualSlots(model, environment);
        Integer grading = properties.gradingSlots();
        String instance = properties.instance();
        return new Worker(
                instance != null ? instance : randomName(environment.getProperty("HOSTNAME", "worker")),
                slots,
                grading != null ? grading : Math.max(1, slots - 1));
    }

    private static int usualSlots(ModelProperties model, Environment environment) {
        int parallel = environment.getProperty("OLLAMA_NUM_PARALLEL", Integer.class, 0);
        return parallel > 0 ? parallel : ModelCard.isRehearsal(model.name()) ? REHEARSAL_SLOTS : 1;
    }

    private static String randomName(String host) {
        return host + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    @Bean
    Heartbeat heartbeat(
            InstanceDirectory directory,
            Worker worker,
            Models models,
            BusySlots slots,
            SpeedMeter speed,
            FleetProperties fleet,
            MeterRegistry meters) {
        return new Heartbeat(
                directory, worker, models, new Heartbeat.Slots(slots, speed), fleet.workerHeartbeat(), meters);
    }
}
