package dev.codementor.fleet;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who counts as live, and how many jobs are let into the queues. All services need the same values.
 *
 * @param workerHeartbeat how often a worker says that it lives, 100 ms to 5 minutes; default 5 s
 * @param workerHeartbeatWithin a worker whose heartbeat is older counts as gone, 1 s to 10 minutes and at least twice
 *     {@code workerHeartbeat}; default 15 s
 * @param notifierHeartbeat how often a notifier says that it lives, 100 ms to 1 minute; default 2 s
 * @param notifierHeartbeatWithin a notifier whose heartbeat is older is no longer sent to, 1 s to 10 minutes and at least
 *     twice {@code notifierHeartbeat}; default 7 s
 * @param window most jobs of one owner in the queue or running while there are fewer worker slots than that, 1 to 10,000;
 *     default 2. With more slots, their number is the window
 * @param batchWindow most items of one batch in the queue or running while there are few worker slots, 1 to 10,000;
 *     default 8. With more slots, the window is four times their number, so that no slot waits for the next item
 */
@Validated
@ConfigurationProperties("codementor.fleet")
public record FleetProperties(
        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration workerHeartbeat,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration workerHeartbeatWithin,

        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration notifierHeartbeat,

        @DefaultValue("7s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration notifierHeartbeatWithin,

        @DefaultValue("2") @Min(1) @Max(10_000) int window,
        @DefaultValue("8") @Min(1) @Max(10_000) int batchWindow) {

    @AssertTrue(message = "codementor.fleet.worker-heartbeat-within must be at least twice worker-heartbeat")
    boolean isWorkerGivenTwoBeats() {
        return workerHeartbeatWithin.compareTo(workerHeartbeat.multipliedBy(2)) >= 0;
    }

    @AssertTrue(message = "codementor.fleet.notifier-heartbeat-within must be at least twice notifier-heartbeat")
    boolean isNotifierGivenTwoBeats() {
        return notifierHeartbeatWithin.compareTo(notifierHeartbeat.multipliedBy(2)) >= 0;
    }
}
