package dev.codementor.submissions.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the files of batches are stored.
 *
 * @param parallel objects of an upload that are under way at a time, 1 to 64; default 8
 * @param largest most bytes of an object before it is packed, 1KB to 256MB; a submission's object is about as large as its
 *     files. Default 32MB
 * @param timeout longest time of one operation with all its retries, 100 ms to 10 min; default 30 s
 */
@Validated
@ConfigurationProperties("codementor.submissions")
public record SubmissionStoreProperties(
        @DefaultValue("8") @Min(1) @Max(64) int parallel,
        @DefaultValue("32MB") DataSize largest,

        @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration timeout) {

    public SubmissionStoreProperties {
        if (largest.compareTo(DataSize.ofKilobytes(1)) < 0 || largest.compareTo(DataSize.ofMegabytes(256)) > 0) {
            throw new IllegalArgumentException("codementor.submissions.largest must be 1KB to 256MB");
        }
    }
}
