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

    /** @param files sees the bucket past the services */
    ServicesJourney(ServicesOnAws services, S3Client files) {
        String unique = UUID.randomUUID().toString();
        this.student = new Api(services.api(), Api.studentToken(services.issuer(), "student-" + unique));
        this.teacher = new Api(services.api(), Api.token(services.issuer(), "teacher", "instructor", "cs101"));
        this.files = files;
    }

    void run() {
        String asked = student.ask("What does a loop do?");
        String cancelled = student.ask("And a second one?");
        List<String> more = List.of(student.ask("A third?"), student.ask("A fourth?"));
        more.forEach(job -> student.post("/api/v1/jobs/" + job + "/cancel", ""));
        assertThat(cancelled).isNotEqualTo(asked);

        Api.Answer upload = teacher.upload("/api/v1/batches", AssignedClass.of(CLASS));
        assertThat(upload.status()).as("%s", upload.body()).isBetween(200, 299);
        String batch = upload.body().path("id").asString();
        refuseAnUpload();
        awaitAnswered(asked);
        awaitGraded(batch);
        awaitReceipts(batch);
        awaitTranscript(asked);
    }

    /** The last submission has no files, so that those before it are stored already when it is refused. */
    private void refuseAnUpload() {
        int before = keys("uploads/").size();
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
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(keys("uploads/")).hasSize(before));
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
        Api.Answer item = teacher.get("/api/v1/batches/" + batch + "/items/s1");
        assertThat(item.status()).isEqualTo(200);
        assertThat(item.body().toString()).contains("sums.py");
    }

    private void awaitReceipts(String batch) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys("receipts/batch=" + batch + "/"))
                .hasSize(CLASS));
        Api.Answer verified = teacher.get("/api/v1/batches/" + batch + "/receipts/verify");
        assertThat(verified.body().path("intact").asBoolean())
                .as("%s", verified)
                .isTrue();
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
