package dev.codementor.submissions.store;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Runs on any server, with the usual AWS variables for credentials and region, in a bucket of its own. */
@EnabledIfEnvironmentVariable(
        named = "CODEMENTOR_TEST_S3_ENDPOINT",
        matches = ".+",
        disabledReason = "CODEMENTOR_TEST_S3_ENDPOINT names no server to test on")
class GivenEndpointSubmissionStoreTest extends SubmissionStoreContract {

    private static final String OWN_BUCKET = "codementor-test-" + UUID.randomUUID();

    private static S3Client client;

    @BeforeAll
    static void connect() {
        client = S3Client.builder()
                .endpointOverride(URI.create(System.getenv("CODEMENTOR_TEST_S3_ENDPOINT")))
                .region(Region.of(System.getenv().getOrDefault("AWS_REGION", "us-east-1")))
                .forcePathStyle(true)
                .build();
        client.createBucket(bucket -> bucket.bucket(OWN_BUCKET));
    }

    @AfterAll
    static void clear() {
        client.listObjectsV2Paginator(list -> list.bucket(OWN_BUCKET))
                .contents()
                .forEach(object ->
                        client.deleteObject(delete -> delete.bucket(OWN_BUCKET).key(object.key())));
        client.deleteBucket(delete -> delete.bucket(OWN_BUCKET));
        client.close();
    }

    @Override
    S3Client s3() {
        return client;
    }

    @Override
    String bucket() {
        return OWN_BUCKET;
    }
}
