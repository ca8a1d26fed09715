package dev.codementor.files;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket, seen past the stores. It is deleted when it is closed. */
public final class TestBucket implements AutoCloseable {

    /** Settings of the stores under test. */
    public static final FileStoreProperties.Files SETTINGS =
            new FileStoreProperties.Files(4, DataSize.ofMegabytes(1), Duration.ofSeconds(20));

    private final S3Server server;
    private final String name = "codementor-test-" + UUID.randomUUID();
    private @Nullable S3Client client;

    private TestBucket(S3Server server) {
        this.server = server;
    }

    /** One for each server to test on, none of which is opened yet. */
    public static Stream<TestBucket> onEachServer() {
        return S3Server.chosen().map(TestBucket::new);
    }

    /** Makes the bucket; skips the test where its server is not there. */
    public void open() {
        S3Client connected = server.connect();
        client = connected;
        connected.createBucket(create -> create.bucket(name));
    }

    private S3Client client() {
        return Objects.requireNonNull(client, "it is not open");
    }

    /** What the stores under test write to. */
    public BucketFiles files() {
        return new BucketFiles(client(), new FileStoreProperties(name, SETTINGS));
    }

    /** The same on a server that is away. */
    public static BucketFiles nowhere() {
        return new BucketFiles(
                S3Server.client(URI.create("http://127.0.0.1:1"), "a", "b", "us-east-1"),
                new FileStoreProperties("nowhere", SETTINGS));
    }

    public void put(String key, byte[] bytes) {
        client().putObject(put -> put.bucket(name).key(key), RequestBody.fromBytes(bytes));
    }

    public byte[] read(String key) {
        return client().getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray();
    }

    /** Content type of an object. */
    public String type(String key) {
        return client().headObject(head -> head.bucket(name).key(key)).contentType();
    }

    public List<String> keys(String prefix) {
        return client().listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Override
    public void close() {
        S3Client connected = client;
        if (connected != null) {
            keys("").forEach(key ->
                    connected.deleteObject(delete -> delete.bucket(name).key(key)));
            connected.deleteBucket(delete -> delete.bucket(name));
            connected.close();
            client = null;
        }
    }

    @Override
    public String toString() {
        return "bucket on " + server;
    }
}
