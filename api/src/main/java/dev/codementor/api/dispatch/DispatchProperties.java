package dev.codementor.api.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
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
        @DefaultValue("200ms") Duration releaseEvery,
        @DefaultValue("5s") Duration unsentAfter,
        @DefaultValue("2m") Duration vanishedAfter,
        @DefaultValue("1m") Duration unarchivedAfter,
        @DefaultValue("100") @Min(1) @Max(1_000) int batch,
        @DefaultValue("false") boolean resendAllAtStart) {

    DispatchProperties {
        requireBetween("release-every", releaseEvery, Duration.ofMillis(10), Duration.ofMinutes(1));
        requireBetween("unsent-after", unsentAfter, Duration.ofMillis(100), Duration.ofHours(1));
        requireBetween("vanished-after", vanishedAfter, Duration.ofMillis(100), Duration.ofHours(12));
        requireBetween("unarchived-after", unarchivedAfter, Duration.ofMillis(100), Duration.ofHours(12));
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "codementor.dispatch.%s must be between %s and %s".formatted(name, least, most));
        }
    }
}
