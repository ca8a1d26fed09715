package dev.codementor.files;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.codementor.embedded.EmbeddedS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Servers that speak S3, on each of which the stores keep their promises. Each is started once for all tests of this JVM. When
 * one is named by {@value #VARIABLE}, the others are left out.
 */
enum S3Server {
    /** The one of {@code local}. */
    EMBEDDED {
        @Override
        S3Client connect() {
            EmbeddedS3 server = Embedded.SERVER;
            return client(server.endpoint(), server.accessKey(), server.secretKey(), "us-east-1");
        }
    },

    /** Skipped, which the report says, where there is no Docker. */
    LOCALSTACK {
        @Override
        S3Client connect() {
            assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "there is no Docker to run LocalStack in");
            LocalStackContainer server = LocalStack.SERVER;
            return client(server.getEndpoint(), server.getAccessKey(), server.getSecretKey(), server.getRegion());
        }
    },

    /** Any server, with the usual AWS variables for credentials and region. */
    GIVEN {
        @Override
        S3Client connect() {
            if (NAMED.isEmpty()) {
                return abort(VARIABLE + " names no server to test on");
            }
            return builder(URI.create(NAMED), System.getenv().getOrDefault("AWS_REGION", "us-east-1"))
                    .build();
        }
    };

    private static final String VARIABLE = "CODEMENTOR_TEST_S3_ENDPOINT";
    private static final String NAMED = System.getenv().getOrDefault(VARIABLE, "");

    /** Those to test on. */
    static Stream<S3Server> chosen() {
        return NAMED.isEmpty() ? Arrays.stream(values()) : Stream.of(GIVEN);
    }

    /** A client of it; the test is skipped where it is not there. */
    abstract S3Client connect();

    static S3Client client(URI endpoint, String accessKey, String secretKey, String region) {
        return builder(endpoint, region)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .build();
    }

    private static S3ClientBuilder builder(URI endpoint, String region) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .forcePathStyle(true);
    }

    private static final class Embedded {

        static final EmbeddedS3 SERVER = start();

        private static EmbeddedS3 start() {
            try {
                EmbeddedS3 server = EmbeddedS3.start(0, Files.createTempDirectory("file-store-test"));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-s3"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class LocalStack {

        // The last version that starts without an account. Testcontainers stops it when this JVM ends.
        static final LocalStackContainer SERVER = start();

        private static LocalStackContainer start() {
            LocalStackContainer server =
                    new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.12.0")).withServices("s3");
            server.start();
            return server;
        }
    }
}
