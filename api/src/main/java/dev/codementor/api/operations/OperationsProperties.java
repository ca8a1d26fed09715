package dev.codementor.api.operations;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.operations.HistoryLedger.Keep;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What operators see and how fast their actions go.
 *
 * @param waitObjective a student's question should begin within this time, 1 s to 1 day; default 30 s
 * @param gradingWaitObjective a grading should begin within this time, 1 s to 30 days; default 1 hour
 * @param objectivePercent how many of 100 jobs should begin within it, 1 to 100; default 95
 * @param redrivePerSecond most dead jobs that are put back in a second, by all instances of the api together, 1 to 1,000;
 *     default 20
 * @param redriveMost most jobs that one redrive takes, 1 to 100,000; default 10,000
 * @param redriveTime how long a job that was put back may take before it expires, unless it has longer anyway, 1 minute to
 *     7 days; default 2 hours
 * @param historyMinutes how long the history has a point for each minute, 1 hour to 7 days; default 6 hours
 * @param historyTenMinutes how long it has a point for each ten minutes, 1 day to 90 days; default 7 days
 * @param historyHours how long it has a point for each hour, 1 day to 800 days; default 90 days
 */
@Validated
@ConfigurationProperties("codementor.operations")
record OperationsProperties(
        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(days = 1)
        Duration waitObjective,

        @DefaultValue("1h") @DurationMin(seconds = 1) @DurationMax(days = 30)
        Duration gradingWaitObjective,

        @DefaultValue("95") @Min(1) @Max(100) int objectivePercent,
        @DefaultValue("20") @Min(1) @Max(1_000) int redrivePerSecond,
        @DefaultValue("10000") @Min(1) @Max(100_000) int redriveMost,

        @DefaultValue("2h") @DurationMin(minutes = 1) @DurationMax(days = 7)
        Duration redriveTime,

        @DefaultValue("6h") @DurationMin(hours = 1) @DurationMax(days = 7)
        Duration historyMinutes,

        @DefaultValue("7d") @DurationMin(days = 1) @DurationMax(days = 90)
        Duration historyTenMinutes,

        @DefaultValue("90d") @DurationMin(days = 1) @DurationMax(days = 800)
        Duration historyHours) {

    Map<JobKind, Duration> objectives() {
        return Map.of(JobKind.PROMPT, waitObjective, JobKind.GRADING, gradingWaitObjective);
    }

    Keep keep() {
        return new Keep(historyMinutes, historyTenMinutes, historyHours);
    }
}
