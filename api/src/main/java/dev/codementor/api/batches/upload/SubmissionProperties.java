package dev.codementor.api.batches.upload;

import dev.codementor.grading.submissions.SubmissionLimits;
import dev.codementor.settings.DataSizeBetween;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the submissions of a batch may be. What is beyond the first two refuses the batch, what is beyond the others only the file
 * or submission.
 *
 * @param maxUnpacked bytes of all files together, 1MB to 100GB; default 1GB
 * @param maxEntries entries of a ZIP, 1 to 1,000,000; default 100,000
 * @param maxFiles files of a submission, 1 to 10,000; default 100
 * @param maxFileSize bytes of a file, 1KB to 4MB; default 1MB
 * @param maxSize bytes of a submission, which is held in memory, 1KB to 4MB; default 4MB
 * @param maxInnerZip packed bytes of a ZIP that a student handed in, which is held in memory, 0 to 64MB; 0 opens none. Default 8MB
 * @param maxRatio of a file's unpacked size to its packed size from 100 kB on, 1 to 2,000; default 200
 */
@Validated
@ConfigurationProperties("codementor.batches.submissions")
record SubmissionProperties(
        @DefaultValue("1GB") @DataSizeBetween(least = "1MB", most = "100GB")
        DataSize maxUnpacked,

        @DefaultValue("100000") @Min(1) @Max(1_000_000) int maxEntries,
        @DefaultValue("100") @Min(1) @Max(10_000) int maxFiles,

        @DefaultValue("1MB") @DataSizeBetween(least = "1KB", most = "4MB")
        DataSize maxFileSize,

        @DefaultValue("4MB") @DataSizeBetween(least = "1KB", most = "4MB")
        DataSize maxSize,

        @DefaultValue("8MB") @DataSizeBetween(least = "0B", most = "64MB")
        DataSize maxInnerZip,

        @DefaultValue("200") @Min(1) @Max(2_000) int maxRatio) {

    /** @param mostSubmissions of a batch */
    SubmissionLimits limits(int mostSubmissions) {
        return new SubmissionLimits(
                mostSubmissions,
                maxEntries,
                maxUnpacked.toBytes(),
                maxFiles,
                Math.toIntExact(maxFileSize.toBytes()),
                Math.toIntExact(maxSize.toBytes()),
                Math.toIntExact(maxInnerZip.toBytes()),
                maxRatio);
    }
}
