package dev.codementor.stream.sqs.binder;

import io.awspring.cloud.autoconfigure.AwsClientProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Endpoint and region of SQS under the names that Spring Cloud AWS uses, without its SQS module. */
@ConfigurationProperties("spring.cloud.aws.sqs")
class SqsClientProperties extends AwsClientProperties {}
