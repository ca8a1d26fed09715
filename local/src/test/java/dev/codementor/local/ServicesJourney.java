package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.AssignedClass;
import dev.codementor.local.fixture.Form;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What the three services do on AWS, from outside: a question and its transcript, a cancelled one, a class with its drafts and
 * receipts, and an upload that is refused.
 */
final class ServicesJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLASS = 3;

    private final Api student;
    private final Api teacher;
    private final S3Client files;
    private String graded = "";

    /** @param files sees the bucket past the services */
    ServicesJourney(ServicesOnAws services, S3Client files) {
        String unique = UUID.randomUUID().toString();
        this.student = new Api(services.api(), Api.studentToken(services.issuer(), "student-" + unique));
        this.teacher = new Api(services.api(), Api.token(services.issuer(), "teacher", "instructor", "cs101"));
        this.files = files;
    }

    void run() {
        String asked = student.ask("What does a loop do?");
        askAndCancel();

        graded = uploadAClass();
        int before = keys("uploads/").size();
        uploadWhatIsRefused();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(keys("uploads/")).hasSize(before));
        awaitAnswered(asked);
        awaitGraded(graded);
        awaitReceipts(graded);
        awaitTranscript(asked);
    }

    /**
     * What {@link #run} asks of the services, request by request and without waiting for what comes of them, so that one that
     * fails keeps none of the others from being made. To be called after it.
     */
    List<Runnable> requests() {
        return List.of(
                () -> student.ask("What does a loop do?"),
                this::askAndCancel,
                this::uploadAClass,
                this::uploadWhatIsRefused,
                () -> graded(graded),
                () -> verifyReceipts(graded));
    }

    private void askAndCancel() {
        List<String> jobs = List.of(student.ask("And a second one?"), student.ask("A third?"));
        jobs.forEach(job -> student.post("/api/v1/jobs/" + job + "/cancel", ""));
    }

    private String uploadAClass() {
        Api.Answer upload = teacher.upload("/api/v1/batches", AssignedClass.of(CLASS));
        assertThat(upload.status()).as("%s", upload.body()).isBetween(200, 299);
        return upload.body().path("id").asString();
    }

    /** The last submission has no files, so that those before it are stored already when it is refused. */
    private void uploadWhatIsRefused() {
        Api.Answer refused = teacher.upload(
                "/api/v1/batches",
                new Form()
                        .with("course", "cs101")
                        .with("assignment", "Sums")
                        .file("rubric", "rubric.yaml", AssignedClass.RUBRIC)
                        .file("submissions", "class.jsonl", """
                            {"custom_id":"a","student":"a","files":{"a.py":"print(1)"}}
                            {"custom_id":"b","student":"b","files":
                            """));
        assertThat(refused.status()).as("%s", refused.body()).isBetween(400, 499);
    }

    private void awaitAnswered(String job) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        student.job(job).body().path("state").asString())
                .isEqualTo("answered"));
    }

    private void awaitGraded(String batch) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(teacher.get("/api/v1/batches/" + batch)
                        .body()
                        .path("counts")
                        .path("succeeded")
                        .asInt())
                .isEqualTo(CLASS));
        Api.Answer item = graded(batch);
        assertThat(item.status()).isEqualTo(200);
        assertThat(item.body().toString()).contains("sums.py");
    }

    /** An item with its files, which the api reads from the bucket. */
    private Api.Answer graded(String batch) {
        return teacher.get("/api/v1/batches/" + batch + "/items/s1");
    }

    private void awaitReceipts(String batch) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys("receipts/batch=" + batch + "/"))
                .hasSize(CLASS));
        Api.Answer verified = verifyReceipts(batch);
        assertThat(verified.body().path("intact").asBoolean())
                .as("%s", verified)
                .isTrue();
    }

    private Api.Answer verifyReceipts(String batch) {
        return teacher.get("/api/v1/batches/" + batch + "/receipts/verify");
    }

    private void awaitTranscript(String job) {
        await().alias("transcript of " + job).atMost(PATIENCE).until(() -> !keys("transcripts/course=cs101/")
                .isEmpty());
    }

    private List<String> keys(String prefix) {
        return files
                .listObjectsV2Paginator(
                        list -> list.bucket(EmbeddedServers.BUCKET).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }
}
