package dev.codementor.submissions.store;

import dev.codementor.embedded.EmbeddedS3;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class EmbeddedS3SubmissionStoreTest extends SubmissionStoreContract {

    @TempDir
    private static Path directory;

    private static EmbeddedS3 server;
    private static S3Client client;

    @BeforeAll
    static void start() {
        server = EmbeddedS3.start(0, directory);
        server.createBucket(BUCKET);
        client = client(server.endpoint(), server.accessKey(), server.secretKey(), "us-east-1");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
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
