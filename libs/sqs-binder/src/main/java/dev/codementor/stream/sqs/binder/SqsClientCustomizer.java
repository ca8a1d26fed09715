package dev.codementor.stream.sqs.binder;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** A bean of this type has the last word on the SQS client that the binder builds. */
@FunctionalInterface
public interface SqsClientCustomizer extends AwsClientCustomizer<SqsClientBuilder> {}
