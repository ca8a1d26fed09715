package dev.codementor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codementor.embedded.EmbeddedS3;
import dev.codementor.settings.CannotStart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.services.s3.S3Client;

/** What an operator reads whose bucket is missing, closed, or away. */
@ExtendWith(OutputCaptureExtension.class)
class BucketCheckTest {

    private static EmbeddedS3 server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = EmbeddedS3.start(0, data);
        server.createBucket("there");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isContentWithABucketThatCanBeUsed(CapturedOutput output) {
        try (S3Client s3 = client(server.endpoint(), server.secretKey())) {
            BucketCheck check = check(s3, "there");

            check.start();

            assertThat(check.isRunning()).isTrue();
            assertThat(output).doesNotContain("WARN");
        }
    }

    @Test
    void namesTheVariableTheBucketTheRegionAndTheServerOfAMissingBucket() {
        try (S3Client s3 = client(server.endpoint(), server.secretKey())) {
            CannotStart end = refused(check(s3, "not-there"));

            assertThat(end)
                    .hasMessage("The bucket 'not-there' (CODEMENTOR_BUCKET) does not exist in region eu-central-1 at "
                            + server.endpoint()
                            + ": create it, or correct CODEMENTOR_BUCKET, AWS_REGION or AWS_ENDPOINT_URL_S3.");
            assertThat(end.getExitCode()).isEqualTo(2);
        }
    }

    @Test
    void saysThatAccessIsRefused() {
        try (S3Client s3 = client(server.endpoint(), "another")) {
            CannotStart end = refused(check(s3, "there"));

            assertThat(end.getMessage())
                    .startsWith("The bucket 'there' (CODEMENTOR_BUCKET) in region eu-central-1 at " + server.endpoint()
                            + " refuses access: SignatureDoesNotMatch, ")
                    .endsWith(". Check CODEMENTOR_BUCKET, AWS_REGION and AWS_ACCESS_KEY_ID or the role, which needs"
                            + " s3:ListBucket for the prefix 'uploads/'.");
            assertThat(end.getExitCode()).isEqualTo(2);
        }
    }

    @Test
    void onlyWarnsOfAServerThatIsAway(CapturedOutput output) {
        try (S3Client s3 = client(URI.create("http://127.0.0.1:1"), "secret")) {
            assertThatCode(check(s3, "there")::start).doesNotThrowAnyException();

            assertThat(output).containsOnlyOnce("action=bucket-away bucket=there");
        }
    }

    @Test
    void doesNotWaitForAServerThatSaysNothing(CapturedOutput output) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                S3Client s3 = client(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "secret")) {
            long begin = System.nanoTime();

            new BucketCheck(new Place(s3, "there"), "uploads/", Duration.ofSeconds(1)).start();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
            assertThat(output).containsOnlyOnce("action=bucket-away bucket=there");
        }
    }

    private static CannotStart refused(BucketCheck check) {
        return catchThrowableOfType(CannotStart.class, check::start);
    }

    private static BucketCheck check(S3Client s3, String bucket) {
        return new BucketFiles(s3, new FileStoreProperties(bucket, TestBucket.SETTINGS)).check("uploads/");
    }

    private static S3Client client(URI endpoint, String secret) {
        return S3Server.client(endpoint, server.accessKey(), secret, "eu-central-1");
    }
}
