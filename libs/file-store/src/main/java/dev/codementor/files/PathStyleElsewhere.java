package dev.codementor.files;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/**
 * Names the bucket in the path where the server is not Amazon's, as others seldom have a host name for each bucket. It sees
 * the endpoint that the client really uses, wherever that was set: in a variable, a system property, a profile, or Spring's
 * properties.
 */
record PathStyleElsewhere(S3EndpointProvider amazons) implements S3EndpointProvider {

    @Override
    public CompletableFuture<Endpoint> resolveEndpoint(S3EndpointParams asked) {
        return amazons.resolveEndpoint(
                isElsewhere(asked.endpoint())
                        ? asked.toBuilder().forcePathStyle(true).build()
                        : asked);
    }

    /** @param endpoint null for the region's own */
    private static boolean isElsewhere(@Nullable String endpoint) {
        String host = endpoint == null ? null : URI.create(endpoint).getHost();
        return endpoint != null && (host == null || !isAmazons(host.toLowerCase(Locale.ROOT)));
    }

    private static boolean isAmazons(String host) {
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn");
    }
}
