package dev.codementor.files;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Whole objects of one bucket. Each operation ends within {@code codementor.files.timeout}, and throws
 * {@link StoreAwayException} when the server cannot be used.
 */
public final class BucketFiles {

    /** Content type of objects that are gzip files. */
    public static final String GZIP = "application/gzip";

    /** Content type of objects that are JSON. */
    public static final String JSON = "application/json";

    /** Many times what S3 takes, as the first call of a program that is starting on a busy machine takes seconds. */
    private static final Duration CHECKING = Duration.ofSeconds(10);

    private final S3Client s3;
    private final String bucket;
    private final Place place;
    private final int largest;
    private final AwsRequestOverrideConfiguration bounded;

    public BucketFiles(S3Client s3, FileStoreProperties properties) {
        this.s3 = s3;
        this.bucket = properties.bucket();
        this.place = new Place(s3, bucket);
        this.largest = properties.files().largestBytes();
        this.bounded = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(properties.files().timeout())
                .build();
    }

    /**
     * A check, beside the rest of a start, that the bucket exists and may be used.
     *
     * @param prefix beginning of keys that the service may list, such as {@code uploads/}
     */
    public BucketCheck check(String prefix) {
        return new BucketCheck(place, prefix, CHECKING);
    }

    /** Writes an object, or writes it again; returns when it is durable. */
    public void put(String key, String type, byte[] bytes) {
        calling(() -> s3.putObject(
                request -> request.bucket(bucket).key(key).contentType(type).overrideConfiguration(bounded),
                RequestBody.fromBytes(bytes)));
    }

    /**
     * An object's bytes; empty when it is not there.
     *
     * @throws DamagedObjectException if it is larger than any that is written
     */
    public Optional<byte[]> get(String key) {
        return calling(() -> {
            try (ResponseInputStream<GetObjectResponse> in =
                    s3.getObject(request -> request.bucket(bucket).key(key).overrideConfiguration(bounded))) {
                byte[] bytes = in.readNBytes(largest + 1);
                if (bytes.length > largest) {
                    in.abort();
                    throw new DamagedObjectException(key, "it is larger than any that is written", null);
                }
                return Optional.of(bytes);
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw place.away(e);
            }
        });
    }

    /**
     * Keys with a beginning, sorted, after a given one.
     *
     * @param limit 1 to 1,000
     */
    public List<String> keys(String prefix, String after, int limit) {
        return calling(() -> {
            ListObjectsV2Response page = s3.listObjectsV2(request -> request.bucket(bucket)
                    .prefix(prefix)
                    .startAfter(after)
                    .maxKeys(limit)
                    .overrideConfiguration(bounded));
            return page.contents().stream().map(S3Object::key).toList();
        });
    }

    /** Deletes all objects with a beginning, a page at a time. */
    public void deleteAll(String prefix) {
        while (true) {
            List<String> keys = keys(prefix, prefix, 1_000);
            if (keys.isEmpty()) {
                return;
            }
            List<ObjectIdentifier> page = new ArrayList<>();
            keys.forEach(key -> page.add(ObjectIdentifier.builder().key(key).build()));
            DeleteObjectsResponse deleted = calling(() -> s3.deleteObjects(request -> request.bucket(bucket)
                    .delete(delete -> delete.objects(page).quiet(true))
                    .overrideConfiguration(bounded)));
            if (deleted.hasErrors() && !deleted.errors().isEmpty()) {
                S3Error first = deleted.errors().getFirst();
                throw place.away(
                        deleted.errors().size() + " objects were not deleted, the first for " + first.code() + ", "
                                + first.message(),
                        S3Exception.builder().message(first.message()).build());
            }
        }
    }

    private <R> R calling(Supplier<R> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw place.away(e);
        }
    }
}
