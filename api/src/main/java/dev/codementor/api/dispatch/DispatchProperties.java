package dev.codementor.api.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How jobs get from the ledger to the queues. Several instances of the api may do all of this at once.
 *
 * @param releaseEvery pause between looks for jobs that wait although their owner's window has room; default 200 ms
 * @param unsentAfter a released job that is not known to be in its queue is sent again after this time; default 5 seconds
 * @param vanishedAfter a queued job that nobody claimed is sent again after this time, doubled each time; default 2 minutes
 * @param unarchivedAfter a settled job that is not archived is announced again after this time; default 1 minute
 * @param batch most jobs that one statement takes, 1 to 1,000; default 100
 * @param resendAllAtStart whether queues start empty, so that all waiting jobs are sent again at the start; default false
 */
@Validated
@ConfigurationProperties("codementor.dispatch")
record DispatchProperties(
        @DefaultValue("200ms") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration releaseEvery,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration unsentAfter,

        @DefaultValue("2m") @DurationMin(millis = 100) @DurationMax(hours = 12)
        Duration vanishedAfter,

        @DefaultValue("1m") @DurationMin(millis = 100) @DurationMax(hours = 12)
        Duration unarchivedAfter,

        @DefaultValue("100") @Min(1) @Max(1_000) int batch,
        @DefaultValue("false") boolean resendAllAtStart) {}
