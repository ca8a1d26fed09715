package dev.codementor.telemetry.cloudwatch;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClientBuilder;

/** A bean of this type customizes the client of CloudWatch after all other settings. */
@FunctionalInterface
public interface CloudWatchClientCustomizer {

    void customize(CloudWatchClientBuilder builder);
}
