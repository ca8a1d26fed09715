package dev.codementor.notifier.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is remembered about jobs, and when the ledger is asked.
 *
 * @param mostFeeds most jobs that are remembered although nobody follows them, 100 to 10,000,000; default 20,000
 * @param mostText most text of all remembered jobs in UTF-16 code units, at least 100,000; the longest unheard-of goes
 *     first; default 32 Mi, which is 32 MB of plain English
 * @param idle a job that nobody follows is forgotten this long after its latest event, 1 s to 1 h; default 30 s
 * @param repairInterval pause between two looks into the ledger for a job with a gap, 10 ms to 10 s; default 250 ms
 * @param silence a followed job that was not heard of for this long is looked up, 100 ms to 1 min; default 2 s
 * @param placeInterval how often positions of waiting jobs are looked up, 100 ms to 1 min; default 1 s
 * @param largestRead most jobs in one look into the ledger, 1 to 1,000; default 200
 */
@Validated
@ConfigurationProperties("codementor.notifier.feeds")
public record FeedProperties(
        @DefaultValue("20000") @Min(100) @Max(10_000_000) int mostFeeds,
        @DefaultValue("33554432") @Min(100_000) long mostText,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration idle,

        @DefaultValue("250ms") @DurationMin(millis = 10) @DurationMax(seconds = 10)
        Duration repairInterval,

        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration silence,

        @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration placeInterval,

        @DefaultValue("200") @Min(1) @Max(1000) int largestRead) {}
