package dev.codementor.files;

import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket, and an S3 client that finds it on any server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileStoreProperties.class)
public class FileStoreConfiguration {

    @Bean
    BucketFiles bucketFiles(S3Client s3, FileStoreProperties properties) {
        return new BucketFiles(s3, properties);
    }

    /** Servers other than Amazon's seldom have a host name for each bucket. */
    @Bean
    S3ClientCustomizer pathStyle(Environment environment) {
        boolean elsewhere = environment.containsProperty("AWS_ENDPOINT_URL_S3")
                || environment.containsProperty("AWS_ENDPOINT_URL")
                || environment.containsProperty("aws.endpointUrlS3")
                || environment.containsProperty("spring.cloud.aws.s3.endpoint");
        return builder -> builder.forcePathStyle(elsewhere);
    }
}
