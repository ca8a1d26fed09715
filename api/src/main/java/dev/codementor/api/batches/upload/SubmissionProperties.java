package dev.codementor.api.batches.upload;

import dev.codementor.grading.submissions.SubmissionLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
        @NotNull @DefaultValue("1GB") DataSize maxUnpacked,
        @DefaultValue("100000") @Min(1) @Max(1_000_000) int maxEntries,
        @DefaultValue("100") @Min(1) @Max(10_000) int maxFiles,
        @NotNull @DefaultValue("1MB") DataSize maxFileSize,
        @NotNull @DefaultValue("4MB") DataSize maxSize,
        @NotNull @DefaultValue("8MB") DataSize maxInnerZip,
        @DefaultValue("200") @Min(1) @Max(2_000) int maxRatio) {

    SubmissionProperties {
        requireBetween("max-unpacked", maxUnpacked, DataSize.ofMegabytes(1), DataSize.ofGigabytes(100));
        requireBetween("max-file-size", maxFileSize, DataSize.ofKilobytes(1), DataSize.ofMegabytes(4));
        requireBetween("max-size", maxSize, DataSize.ofKilobytes(1), DataSize.ofMegabytes(4));
        requireBetween("max-inner-zip", maxInnerZip, DataSize.ofBytes(0), DataSize.ofMegabytes(64));
    }

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

    private static void requireBetween(String name, DataSize value, DataSize least, DataSize most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "codementor.batches.submissions.%s must be between %s and %s".formatted(name, least, most));
        }
    }
}
