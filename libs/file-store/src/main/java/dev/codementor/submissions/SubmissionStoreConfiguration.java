package dev.codementor.submissions;

import dev.codementor.files.BucketCheck;
import dev.codementor.files.BucketFiles;
import dev.codementor.files.FileStoreConfiguration;
import dev.codementor.files.FileStoreProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The submission store. */
@Configuration(proxyBeanMethods = false)
@Import(FileStoreConfiguration.class)
public class SubmissionStoreConfiguration {

    @Bean
    SubmissionStore submissionStore(BucketFiles files, FileStoreProperties properties) {
        return new S3SubmissionStore(files, properties.files());
    }

    @Bean
    BucketCheck bucketCheck(BucketFiles files) {
        return files.check(UploadKeys.ALL);
    }
}
