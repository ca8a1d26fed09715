package dev.codementor.local.realparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.Apart;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.AssignedClass;
import dev.codementor.local.fixture.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/**
 * The three services, each in a JVM of its own, with SQS and S3 of LocalStack in place of the embedded ones. {@code checks/real-parts}
 * brings LocalStack.
 */
@EnabledIfEnvironmentVariable(
        named = "CODEMENTOR_TEST_LOCALSTACK",
        matches = "true",
        disabledReason = "SKIPPED: CODEMENTOR_TEST_LOCALSTACK is not true; checks/real-parts/run sets it")
class ServicesOnLocalStackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final String BUCKET = "codementor-real-parts";
    private static final List<String> QUEUES =
            List.of("codementor-grading", "codementor-interactive", "codementor-outcomes");
    private static final int CLASS = 5;
    private static final int QUESTIONS = 10;

    @TempDir
    private static Path data;

    @TempDir
    private static Path localStackFiles;

    private static LocalStack localStack;
    private static S3Client files;
    private static SqsClient queues;
    private static RehearsalModel model;
    private static Apart apart;
    private static Apart.Service api;
    private static Apart.Service notifier;
    private static Apart.Service worker;

    @BeforeAll
    static void start() {
        localStack = LocalStack.start(localStackFiles);
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        files = S3Client.builder()
                .endpointOverride(localStack.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .build();
        queues = SqsClient.builder()
                .endpointOverride(localStack.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .build();
        files.createBucket(create -> create.bucket(BUCKET));
        // An answer takes three seconds: long enough to be in the middle of it when something is killed.
        model = RehearsalModel.start(0, RehearsalSettings.DEFAULT.withSlots(16).withPace(60, Duration.ofMillis(50)));
        String endpoint = localStack.endpoint().toString();
        apart = Apart.startAlone(data)
                .with("AWS_ENDPOINT_URL_SQS", endpoint)
                .with("AWS_ENDPOINT_URL_S3", endpoint)
                .with("AWS_ACCESS_KEY_ID", "test")
                .with("AWS_SECRET_ACCESS_KEY", "test")
                .with("CODEMENTOR_BUCKET", BUCKET)
                .with("CODEMENTOR_ARCHIVE_LONGEST_WAIT", "5s")
                .with("CODEMENTOR_DISPATCH_UNARCHIVED_AFTER", "10s")
                .with("OLLAMA_HOST", model.endpoint().toString())
                .with("CODEMENTOR_MODEL", RehearsalModel.MODEL)
                .with("CODEMENTOR_WORKER_SLOTS", "8");
        api = apart.api();
        notifier = apart.notifier();
        worker = apart.worker();
        apart.awaitReady();
    }

    @AfterAll
    static void stop() {
        apart.close();
        model.close();
        queues.close();
        files.close();
        localStack.close();
    }

    @Test
    void answersAndArchivesAQuestion() {
        assertThat(queueNames()).containsAll(QUEUES);
        try (Reader reader = reader("ada")) {
            Api ada = student("ada");

            String job = ada.ask("Why does my loop run once too often?");

            assertAnswered(ada, reader, job, "Why does my loop run once too often?");
            awaitTranscriptWritten();
        }
    }

    @Test
    void gradesAClass() {
        assertGraded(upload());
    }

    @Test
    void goesOnAfterAWorkerThatWasKilledInMidAnswer() {
        try (Reader reader = reader("grace")) {
            Api grace = student("grace");
            String job = grace.ask("What happens when a worker is killed?");
            await().atMost(PATIENCE).until(() -> reader.held(job).text().length() > 100);

            worker.program().kill();
            worker = apart.worker();

            assertAnswered(grace, reader, job, "What happens when a worker is killed?");
            assertThat(grace.job(job).body().path("attempt").asInt()).isEqualTo(2);
        }
    }

    @Test
    void losesNoQuestionWhenLocalStackLosesItsQueuesAndItsBucket() {
        try (Reader reader = reader("edsger")) {
            Api edsger = student("edsger");
            Map<String, String> asked = new LinkedHashMap<>();
            ask(edsger, "before it was lost", asked);
            await().atMost(PATIENCE)
                    .until(() -> !reader.held(asked.keySet().iterator().next())
                            .text()
                            .isEmpty());

            localStack.kill();
            ask(edsger, "while it is away", asked);
            localStack.start();
            assertThat(files.listBuckets().buckets()).isEmpty();
            ask(edsger, "when it has come back", asked);

            asked.forEach((job, prompt) -> assertAnswered(edsger, reader, job, prompt));
            await().atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(queueNames()).containsAll(QUEUES));

            // Queues are made again; a bucket is its owner's.
            files.createBucket(create -> create.bucket(BUCKET));
            awaitTranscriptWritten();
            assertGraded(upload());
        }
    }

    private static void ask(Api student, String when, Map<String, String> asked) {
        for (int i = 0; i < QUESTIONS; i++) {
            String prompt = "Question " + i + " " + when;
            asked.put(student.ask(prompt), prompt);
        }
    }

    private static void assertAnswered(Api student, Reader reader, String job, String prompt) {
        assertThat(reader.awaitSettled(job, RECOVERY).text()).isEqualTo(RehearsalAnswer.to(prompt));
        JsonNode told = student.job(job).body();
        assertThat(told.path("state").asString()).isEqualTo("answered");
        assertThat(told.path("answer").asString()).isEqualTo(RehearsalAnswer.to(prompt));
    }

    private static String upload() {
        Api.Answer answer = teacher().upload("/api/v1/batches", AssignedClass.of(CLASS));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body().path("id").asString();
    }

    private static void assertGraded(String batch) {
        Api teacher = teacher();
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(teacher.get("/api/v1/batches/" + batch)
                        .body()
                        .path("counts")
                        .path("succeeded")
                        .asInt())
                .isEqualTo(CLASS));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys("receipts/batch=" + batch + "/"))
                .hasSize(CLASS));
        assertThat(teacher.get("/api/v1/batches/" + batch + "/receipts/verify")
                        .body()
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    private static void awaitTranscriptWritten() {
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(keys("transcripts/course=cs101/"))
                .isNotEmpty());
    }

    private static List<String> queueNames() {
        return queues.listQueues().queueUrls().stream()
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .toList();
    }

    private static List<String> keys(String prefix) {
        return files.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static Api student(String name) {
        return new Api(api.address(), apart.token(name));
    }

    private static Api teacher() {
        return new Api(api.address(), Api.token(apart.servers(), "teacher", "instructor", "cs101"));
    }

    private static Reader reader(String name) {
        return new Reader().connect(notifier.address(), apart.token(name));
    }
}
