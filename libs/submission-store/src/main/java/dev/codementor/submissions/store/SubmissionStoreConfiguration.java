package dev.codementor.submissions.store;

import dev.codementor.bucket.BucketConfiguration;
import dev.codementor.bucket.BucketProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.s3.S3Client;

/** The submission store. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubmissionStoreProperties.class)
@Import(BucketConfiguration.class)
public class SubmissionStoreConfiguration {

    @Bean
    SubmissionStore submissionStore(S3Client s3, BucketProperties bucket, SubmissionStoreProperties properties) {
        return new S3SubmissionStore(s3, bucket.bucket(), properties);
    }
}
