package dev.codementor.embedded;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/**
 * Amazon S3 in process: S3Proxy on the file system, with conditional writes, multipart uploads and verified presigned
 * URLs. Buckets are directories and objects are files, which any tool can read. Clients address buckets by path.
 */
public final class EmbeddedS3 implements AutoCloseable {

    private static final String NAME = "The embedded S3";
    private static final String ACCESS_KEY = "codementor";
    private static final int THREADS = 24;
    private static final long STOP_MILLIS = 5_000;

    private final S3Proxy server;
    private final FilesystemNio2BlobStore store;
    private final int port;
    private final String secretKey;

    private EmbeddedS3(S3Proxy server, FilesystemNio2BlobStore store, int port, String secretKey) {
        this.server = server;
        this.store = store;
        this.port = port;
        this.secretKey = secretKey;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param port 0 for any free port
     * @param directory directory of the buckets and the secret key; created when missing
     * @throws EmbeddedServerException if the port is taken or the directory cannot be used
     */
    public static EmbeddedS3 start(int port, Path directory) {
        Path home = PrivateFile.directory(directory);
        Path buckets = PrivateFile.directory(home.resolve("buckets"));
        String secretKey = PrivateFile.readOrCreate(home.resolve("secret-key"), PrivateFile::newPassword);
        int free = Loopback.freePort(port, NAME);
        var store = new FilesystemNio2BlobStore(buckets.toString());
        S3Proxy server = S3Proxy.builder()
                .endpoint(Loopback.http(free))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, secretKey)
                .blobStore(store)
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(THREADS)
                .stopTimeout(STOP_MILLIS)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw Loopback.portTaken(free, NAME, e);
        }
        return new EmbeddedS3(server, store, server.getPort(), secretKey);
    }

    /** The value for {@code AWS_ENDPOINT_URL_S3}. */
    public URI endpoint() {
        return Loopback.http(port);
    }

    /** The access key that it accepts. */
    public String accessKey() {
        return ACCESS_KEY;
    }

    /** The secret key, random for each directory and stored in it, so that presigned URLs survive a restart. */
    public String secretKey() {
        return secretKey;
    }

    /** Creates a bucket unless it exists. */
    public void createBucket(String name) {
        ListBucketsResponse existing = store.list();
        if (existing.buckets().stream().noneMatch(bucket -> bucket.name().equals(name))) {
            store.createContainer(CreateBucketRequest.builder().bucket(name).build());
        }
    }

    /** Stops the server. Its objects stay. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded S3 did not stop", e);
        } finally {
            store.close();
        }
    }
}
