package dev.codementor.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/** The bucket's place in the address, for every way in which a server other than Amazon's can be named. */
class PathStyleTest {

    private static final List<String> OURS =
            List.of("aws.endpointUrl", "aws.endpointUrlS3", "aws.configFile", "aws.sharedCredentialsFile");

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        OURS.forEach(System::clearProperty);
    }

    @Test
    void isRightForAnEndpointOfAllServices() {
        System.setProperty("aws.endpointUrl", endpoint());

        writes();
    }

    @Test
    void isRightForAnEndpointOfS3() {
        System.setProperty("aws.endpointUrlS3", endpoint());

        writes();
    }

    @Test
    void isRightForAnEndpointInTheProfile(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("config"), "[default]\nendpoint_url = " + endpoint() + "\n");
        System.setProperty("aws.configFile", config.toString());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());

        writes();
    }

    @Test
    void isRightForSpringsEndpointOfAllServices() {
        writes("spring.cloud.aws.endpoint=" + endpoint());
    }

    @Test
    void isRightForSpringsEndpointOfS3() {
        writes("spring.cloud.aws.s3.endpoint=" + endpoint());
    }

    @Test
    void leavesAmazonsOwnServersAlone() {
        PathStyleElsewhere provider = new PathStyleElsewhere(S3EndpointProvider.defaultProvider());
        S3EndpointParams.Builder asked =
                S3EndpointParams.builder().bucket("class").region(software.amazon.awssdk.regions.Region.EU_CENTRAL_1);

        assertThat(provider.resolveEndpoint(asked.build()).join().url())
                .isEqualTo(URI.create("https://class.s3.eu-central-1.amazonaws.com"));
        assertThat(provider.resolveEndpoint(asked.endpoint("https://s3.eu-central-1.amazonaws.com")
                                .build())
                        .join()
                        .url())
                .isEqualTo(URI.create("https://class.s3.eu-central-1.amazonaws.com"));
        assertThat(provider.resolveEndpoint(
                                asked.endpoint("https://minio.example.org").build())
                        .join()
                        .url())
                .isEqualTo(URI.create("https://minio.example.org/class"));
    }

    private String endpoint() {
        // Not an address: for those the SDK names the bucket in the path anyway.
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void writes(String... properties) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AwsAutoConfiguration.class,
                        CredentialsProviderAutoConfiguration.class,
                        RegionProviderAutoConfiguration.class,
                        S3AutoConfiguration.class))
                .withUserConfiguration(FileStoreConfiguration.class)
                .withPropertyValues(
                        "codementor.bucket=class",
                        "codementor.files.timeout=5s",
                        "spring.cloud.aws.region.static=eu-central-1",
                        "spring.cloud.aws.credentials.access-key=a",
                        "spring.cloud.aws.credentials.secret-key=b")
                .withPropertyValues(properties)
                .run(context -> {
                    context.getBean(BucketFiles.class).put("key", BucketFiles.JSON, new byte[1]);

                    assertThat(paths).containsExactly("/class/key");
                    assertThat(context.getBean(S3Client.class)
                                    .serviceClientConfiguration()
                                    .endpointOverride())
                            .contains(URI.create(endpoint()));
                });
    }
}
