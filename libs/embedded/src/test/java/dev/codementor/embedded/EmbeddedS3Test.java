package dev.codementor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class EmbeddedS3Test {

    @TempDir
    Path directory;

    @Test
    void keepsObjectsAndKeysOverRestart() {
        String secretKey;
        try (var s3 = EmbeddedS3.start(0, directory);
                var client = client(s3, s3.secretKey())) {
            secretKey = s3.secretKey();
            s3.createBucket("transcripts");
            s3.createBucket("transcripts");
            client.putObject(
                    request -> request.bucket("transcripts").key("course=cs101/a.jsonl"), RequestBody.fromString("{}"));
        }

        try (var s3 = EmbeddedS3.start(0, directory);
                var client = client(s3, secretKey)) {
            s3.createBucket("transcripts");
            assertThat(client.getObjectAsBytes(
                                    request -> request.bucket("transcripts").key("course=cs101/a.jsonl"))
                            .asUtf8String())
                    .isEqualTo("{}");
        }
    }

    @Test
    void writesOnceWhenAskedTo() {
        try (var s3 = EmbeddedS3.start(0, directory);
                var client = client(s3, s3.secretKey())) {
            s3.createBucket("transcripts");
            client.putObject(
                    request -> request.bucket("transcripts").key("once").ifNoneMatch("*"), RequestBody.fromString("1"));

            assertThatThrownBy(() -> client.putObject(
                            request -> request.bucket("transcripts").key("once").ifNoneMatch("*"),
                            RequestBody.fromString("2")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        }
    }

    @Test
    void refusesWrongSecret() {
        try (var s3 = EmbeddedS3.start(0, directory);
                var client = client(s3, "wrong")) {
            assertThatThrownBy(client::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void saysWhatToDoWhenPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral(Loopback.HOST))) {
            assertThatThrownBy(() -> EmbeddedS3.start(taken.getLocalPort(), directory))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void saysWhatToDoWhenDirectoryIsUnusable() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> EmbeddedS3.start(0, file))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("choose a directory");
    }

    private static S3Client client(EmbeddedS3 s3, String secretKey) {
        return S3Client.builder()
                .endpointOverride(s3.endpoint())
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(s3.accessKey(), secretKey)))
                .build();
    }
}
