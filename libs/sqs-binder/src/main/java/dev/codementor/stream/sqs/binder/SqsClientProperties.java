package dev.codementor.stream.sqs.binder;

import io.awspring.cloud.autoconfigure.AwsClientProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Endpoint and region of SQS as Spring Cloud AWS names them, without its own SQS module. */
@ConfigurationProperties("spring.cloud.aws.sqs")
class SqsClientProperties extends AwsClientProperties {}
