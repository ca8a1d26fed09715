package dev.codementor.bucket;

import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The bucket's name, and an S3 client that finds it on any server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BucketProperties.class)
public class BucketConfiguration {

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
