package dev.codementor.files;

import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/** The bucket, and an S3 client that finds it on any server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileStoreProperties.class)
public class FileStoreConfiguration {

    @Bean
    BucketFiles bucketFiles(S3Client s3, FileStoreProperties properties) {
        return new BucketFiles(s3, properties);
    }

    @Bean
    S3ClientCustomizer pathStyle() {
        return builder -> builder.endpointProvider(new PathStyleElsewhere(S3EndpointProvider.defaultProvider()));
    }
}
