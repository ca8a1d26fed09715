package dev.codementor.files;

import dev.codementor.settings.DataSizeBetween;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where files are kept, and how.
 *
 * @param bucket the S3 bucket, which must exist; default {@code codementor}
 */
@Validated
@ConfigurationProperties("codementor")
public record FileStoreProperties(
        @DefaultValue("codementor") @NotBlank String bucket,
        @DefaultValue @Valid Files files) {

    /**
     * How its objects are written and read.
     *
     * @param parallel objects of one upload or of one page of receipts that are under way at a time, 1 to 64; default 8
     * @param largest most bytes of an object before it is packed, 1KB to 256MB; a submission's object is about as large as
     *     its files. Default 32MB
     * @param timeout longest time of one operation with all its retries, 100 ms to 10 min; default 30 s
     */
    public record Files(
            @DefaultValue("8") @Min(1) @Max(64) int parallel,

            @DefaultValue("32MB") @DataSizeBetween(least = "1KB", most = "256MB")
            DataSize largest,

            @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
            Duration timeout) {

        /** {@link #largest}, in bytes. */
        public int largestBytes() {
            return Math.toIntExact(largest.toBytes());
        }
    }
}
