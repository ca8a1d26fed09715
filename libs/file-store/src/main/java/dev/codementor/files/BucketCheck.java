package dev.codementor.files;

import dev.codementor.settings.CannotStart;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Ends the start when the bucket does not exist or may not be used. It asks beside the rest of the start. A server that
 * is away only causes a warning, as the services start in any order.
 */
public final class BucketCheck implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BucketCheck.class);

    private final Place place;
    private final String prefix;
    private final Duration patience;
    private final FutureTask<Answer> asking;
    private volatile boolean running;

    private sealed interface Answer {
        /** The bucket can be used. */
        record Usable() implements Answer {}

        /** Nobody knows; later it may be usable. */
        record Away(SdkException cause) implements Answer {}

        /** It cannot be used until somebody changes something. */
        record Refused(String sentence, SdkException cause) implements Answer {}
    }

    /**
     * Begins to ask.
     *
     * @param prefix beginning of keys that the service may list, such as {@code uploads/}
     * @param patience longest wait for the answer, with all retries
     */
    BucketCheck(Place place, String prefix, Duration patience) {
        this.place = place;
        this.prefix = prefix;
        this.patience = patience;
        this.asking = new FutureTask<>(this::ask);
        Thread.ofVirtual().name("bucket-check").start(asking);
    }

    private Answer ask() {
        try {
            place.s3().listObjectsV2(request -> request.bucket(place.bucket())
                    .prefix(prefix)
                    .maxKeys(1)
                    .overrideConfiguration(bounded -> bounded.apiCallTimeout(patience)));
            return new Answer.Usable();
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 404 ->
                    new Answer.Refused(
                            place.name() + " does not exist " + place.where()
                                    + ": create it, or correct CODEMENTOR_BUCKET, AWS_REGION or AWS_ENDPOINT_URL_S3.",
                            e);
                case 301 ->
                    new Answer.Refused(
                            place.name() + " is not " + place.where()
                                    + " but in another region: correct AWS_REGION or CODEMENTOR_BUCKET.",
                            e);
                case 400, 401, 403 ->
                    new Answer.Refused(
                            place.name() + " " + place.where() + " refuses access: "
                                    + Place.reason(e)
                                    + ". Check CODEMENTOR_BUCKET, AWS_REGION and AWS_ACCESS_KEY_ID or the"
                                    + " role, which needs s3:ListBucket for the prefix '" + prefix + "'.",
                            e);
                default -> new Answer.Away(e);
            };
        } catch (SdkException e) {
            return new Answer.Away(e);
        }
    }

    /** @throws CannotStart when the bucket does not exist or may not be used */
    @Override
    public void start() {
        switch (answer()) {
            case Answer.Usable() -> {}
            case Answer.Away(SdkException cause) ->
                log.warn(
                        "action=bucket-away bucket={} where=\"{}\" cause=\"{}\""
                                + " next=starts-without-it-and-tries-again-with-each-file",
                        place.bucket(),
                        place.where(),
                        Place.reason(cause));
            case Answer.Refused(String sentence, SdkException cause) -> throw CannotStart.untilChanged(sentence, cause);
        }
        running = true;
    }

    private Answer answer() {
        try {
            return asking.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the bucket", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for the bucket", e.getCause());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything is served or taken from a queue. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
