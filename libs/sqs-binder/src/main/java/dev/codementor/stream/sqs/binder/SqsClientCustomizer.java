package dev.codementor.stream.sqs.binder;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** A bean of this type customizes the binder's SQS client after all other settings. */
@FunctionalInterface
public interface SqsClientCustomizer extends AwsClientCustomizer<SqsClientBuilder> {}
