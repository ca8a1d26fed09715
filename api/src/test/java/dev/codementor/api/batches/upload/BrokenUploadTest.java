package dev.codementor.api.batches.upload;

import static dev.codementor.api.fixture.Teacher.BATCHES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Files;
import dev.codementor.api.fixture.Teacher;
import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.ledger.batches.BatchIntake.Beginning;
import dev.codementor.ledger.batches.NewBatch;
import dev.codementor.ledger.batches.NewBatch.Work;
import dev.codementor.submissions.BatchUpload;
import dev.codementor.submissions.SubmissionStore;
import dev.codementor.testing.Cable;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.services.s3.S3Client;

/** Uploads that come to nothing leave nothing. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenUploadTest {

    private static final String BUCKET = "broken-uploads";

    private static Cable cable;
    private static Api api;

    private final Teacher teacher = Teacher.of(api);

    @BeforeAll
    static void start() {
        cable = Cable.to("127.0.0.1", Files.port());
        Files.createBucket(BUCKET);
        api = Api.start(Map.of(
                "codementor.bucket", BUCKET,
                "spring.cloud.aws.s3.endpoint", "http://127.0.0.1:" + cable.port(),
                "codementor.files.timeout", "2s",
                "codementor.batches.max-upload", "1MB",
                "codementor.batches.max-unfinished", "2"));
    }

    @AfterAll
    static void stop() {
        api.close();
        cable.close();
    }

    @Test
    void answersThatTheStoreIsAwayAndTakesTheUploadOnceItIsBack() {
        cable.cut();
        Answer refused = teacher.upload(teacher.form(), "Idempotency-Key", "k");

        assertThat(refused.problem()).isEqualTo("503 store-unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(teacher.person().get(BATCHES).json().path("batches")).isEmpty();
        for (int i = 0; i < 3; i++) {
            assertThat(teacher.upload(teacher.form(), "Idempotency-Key", "k").problem())
                    .isEqualTo("503 store-unavailable");
        }

        cable.mend();

        assertThat(teacher.upload(teacher.form(), "Idempotency-Key", "k").status())
                .isEqualTo(202);
        discarded(api).discardForsaken(Duration.ofHours(1), 10);
        assertThat(api.bean(BatchIntake.class).forsaken(Duration.ZERO, 10)).isEmpty();
    }

    @Test
    void refusesEachUploadWhileTheBucketIsMissingAndTellsTheOperatorWhichAndWhere(CapturedOutput output) {
        S3Client s3 = api.bean(S3Client.class);
        s3.listObjectsV2(list -> list.bucket(BUCKET))
                .contents()
                .forEach(each -> s3.deleteObject(delete -> delete.bucket(BUCKET).key(each.key())));
        s3.deleteBucket(delete -> delete.bucket(BUCKET));

        for (int i = 0; i < 2; i++) {
            Answer refused = teacher.upload(teacher.form(), "Idempotency-Key", "m");
            assertThat(refused.problem()).isEqualTo("503 store-unavailable");
            assertThat(refused.json().path("detail").asString()).startsWith("The file store cannot be used just now.");
        }
        assertThat(output)
                .contains("action=file-store-away cause=\"The bucket 'broken-uploads' (CODEMENTOR_BUCKET) in region"
                        + " eu-central-1 at http://127.0.0.1:" + cable.port() + " cannot be used: NoSuchBucket, ")
                .doesNotContain("\tat ", "Caused by");

        Files.createBucket(BUCKET);
        assertThat(teacher.upload(teacher.form(), "Idempotency-Key", "m").status())
                .isEqualTo(202);
    }

    @Test
    void throwsAwayWhatACrashLeft() {
        BatchId batch = begun();
        try (BatchUpload upload = api.bean(SubmissionStore.class).upload(batch)) {
            upload.request(1, "{}");
            upload.complete();
        }
        assertThat(files(batch)).isEqualTo(1);

        discarded(api).discardForsaken(Duration.ofHours(1), 10);
        assertThat(files(batch)).isEqualTo(1);
        discarded(api).discardForsaken(Duration.ZERO, 10);

        assertThat(files(batch)).isZero();
        assertThat(api.bean(BatchIntake.class).forsaken(Duration.ZERO, 10)).isEmpty();
    }

    @Test
    void refusesUploadsBeyondTheLimitHoweverTheyCome() {
        byte[] large = new byte[1_200_000];

        assertThat(teacher.upload(teacher.empty().file("submissions", "s.zip", large))
                        .problem())
                .isEqualTo("413 body-too-large");
        Answer chunked = Api.send(teacher.person()
                .request(BATCHES)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build());
        assertThat(chunked.status()).isBetween(400, 413);
        assertThat(teacher.person().get(BATCHES).json().path("batches")).isEmpty();
    }

    @Test
    void keepsToTheNumberOfUnfinishedBatchesOfACourse() {
        String first = teacher.uploaded(teacher.form().with("start", "none"));
        teacher.uploaded(teacher.form().with("start", "none"));

        Answer third = teacher.upload(teacher.form());
        assertThat(third.problem()).isEqualTo("429 too-many-batches");
        assertThat(third.json().path("limit").asInt()).isEqualTo(2);

        teacher.order(first, "cancel");
        assertThat(teacher.upload(teacher.form()).status()).isEqualTo(202);
    }

    private static DiscardedUploads discarded(Api api) {
        return new DiscardedUploads(api.bean(BatchIntake.class), api.bean(SubmissionStore.class));
    }

    private BatchId begun() {
        BatchId id = BatchId.next();
        NewBatch batch = new NewBatch(
                id, "owner", teacher.course(), "a", null, null, new Work.Completions(), null, Duration.ofHours(1));
        assertThat(api.bean(BatchIntake.class).begin(batch, 10)).isInstanceOf(Beginning.Begun.class);
        return id;
    }

    private static int files(BatchId batch) {
        return api.bean(S3Client.class)
                .listObjectsV2(list -> list.bucket(BUCKET).prefix("uploads/batch=" + batch))
                .contents()
                .size();
    }
}
