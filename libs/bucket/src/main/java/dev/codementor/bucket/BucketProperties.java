package dev.codementor.bucket;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where files are kept.
 *
 * @param bucket the S3 bucket, which must exist; default {@code codementor}
 */
@Validated
@ConfigurationProperties("codementor")
public record BucketProperties(
        @DefaultValue("codementor") @NotBlank String bucket) {}
