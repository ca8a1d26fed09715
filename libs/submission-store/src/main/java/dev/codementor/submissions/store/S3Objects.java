package dev.codementor.submissions.store;

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
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Whole objects of one bucket. Everything throws {@link StoreAwayException} when the server cannot be used. */
final class S3Objects {

    private final S3Client s3;
    private final String bucket;
    private final int largest;
    private final AwsRequestOverrideConfiguration bounded;

    /** @param largest most bytes of an object as it is stored, which is never more than it has unpacked */
    S3Objects(S3Client s3, String bucket, int largest, Duration timeout) {
        this.s3 = s3;
        this.bucket = bucket;
        this.largest = largest;
        this.bounded = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .build();
    }

    /** Returns when it is durable. */
    void put(String key, String type, byte[] bytes) {
        calling(() -> s3.putObject(
                request -> request.bucket(bucket).key(key).contentType(type).overrideConfiguration(bounded),
                RequestBody.fromBytes(bytes)));
    }

    Optional<byte[]> get(String key) {
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
                throw new StoreAwayException(e);
            }
        });
    }

    /** Keys with a beginning, sorted, after a given one. */
    List<String> keys(String prefix, String after, int limit) {
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
    void deleteAll(String prefix) {
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
                throw new StoreAwayException(S3Exception.builder()
                        .message(deleted.errors().size() + " objects were not deleted, the first for "
                                + deleted.errors().getFirst().code())
                        .build());
            }
        }
    }

    private static <R> R calling(Supplier<R> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreAwayException(e);
        }
    }
}
