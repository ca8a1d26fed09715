package dev.codementor.submissions.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.s3.S3Client;

/** Skipped, which the report says, where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class LocalStackSubmissionStoreTest extends SubmissionStoreContract {

    // The last version that starts without an account.
    @Container
    private static final LocalStackContainer SERVER =
            new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.12.0")).withServices("s3");

    private static S3Client client;

    @BeforeAll
    static void connect() {
        client = client(SERVER.getEndpoint(), SERVER.getAccessKey(), SERVER.getSecretKey(), SERVER.getRegion());
        client.createBucket(bucket -> bucket.bucket(BUCKET));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    S3Client s3() {
        return client;
    }

    @Override
    String bucket() {
        return BUCKET;
    }
}
