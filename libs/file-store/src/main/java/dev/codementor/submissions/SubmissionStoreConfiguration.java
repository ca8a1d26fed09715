package dev.codementor.submissions;

import dev.codementor.files.BucketCheck;
import dev.codementor.files.BucketFiles;
import dev.codementor.files.FileStoreConfiguration;
import dev.codementor.files.FileStoreProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.s3.S3Client;

/** The submission store. */
@Configuration(proxyBeanMethods = false)
@Import(FileStoreConfiguration.class)
public class SubmissionStoreConfiguration {

    @Bean
    SubmissionStore submissionStore(BucketFiles files, FileStoreProperties properties) {
        return new S3SubmissionStore(files, properties.files());
    }

    @Bean
    BucketCheck bucketCheck(S3Client s3, FileStoreProperties properties) {
        return new BucketCheck(s3, properties, UploadKeys.ALL);
    }
}
