package dev.codementor.telemetry.cloudwatch;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/**
 * The one call that Micrometer makes, by the blocking client: it makes it on a thread of its own and waits for it anyway,
 * and an asynchronous client would bring an HTTP client that nobody else needs.
 */
final class BlockingCloudWatch implements CloudWatchAsyncClient {

    private final CloudWatchClient client;

    BlockingCloudWatch(CloudWatchClient client) {
        this.client = client;
    }

    @Override
    public CompletableFuture<PutMetricDataResponse> putMetricData(PutMetricDataRequest request) {
        try {
            return CompletableFuture.completedFuture(client.putMetricData(request));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        client.close();
    }
}
