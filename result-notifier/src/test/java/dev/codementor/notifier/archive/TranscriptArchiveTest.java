package dev.codementor.notifier.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.JobId;
import dev.codementor.embedded.EmbeddedS3;
import dev.codementor.files.BucketFiles;
import dev.codementor.files.FileStoreProperties;
import dev.codementor.ledger.TranscriptLedger;
import dev.codementor.notifier.TestWorld;
import dev.codementor.telemetry.JobTraces;
import dev.codementor.transcripts.TranscriptStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the archive promises, whatever fails on the way: on the embedded S3, or on the server that
 * {@code CODEMENTOR_TEST_S3_ENDPOINT} names, with the usual AWS variables for credentials and region.
 */
class TranscriptArchiveTest {

    private static final String BUCKET = "transcripts-" + UUID.randomUUID();
    private static final @Nullable String NAMED = System.getenv("CODEMENTOR_TEST_S3_ENDPOINT");

    @TempDir
    private static Path directory;

    private static @Nullable EmbeddedS3 embedded;
    private static S3Client s3;

    private final String course = "course " + UUID.randomUUID();

    @BeforeAll
    static void start() {
        if (NAMED == null) {
            embedded = EmbeddedS3.start(0, directory);
            s3 = client(embedded.endpoint());
        } else {
            s3 = client(URI.create(NAMED));
        }
        s3.createBucket(create -> create.bucket(BUCKET));
    }

    @AfterAll
    static void stop() {
        s3.listObjectsV2Paginator(list -> list.bucket(BUCKET))
                .contents()
                .forEach(object ->
                        s3.deleteObject(delete -> delete.bucket(BUCKET).key(object.key())));
        s3.deleteBucket(delete -> delete.bucket(BUCKET));
        s3.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static S3Client client(URI endpoint) {
        S3ClientBuilder builder = S3Client.builder().endpointOverride(endpoint).forcePathStyle(true);
        if (embedded != null) {
            builder.region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(embedded.accessKey(), embedded.secretKey())));
        }
        return builder.build();
    }

    private static TranscriptStore store(S3Client client) {
        var settings = new FileStoreProperties.Files(1, DataSize.ofMegabytes(1), Duration.ofSeconds(20));
        return new TranscriptStore(new BucketFiles(client, new FileStoreProperties(BUCKET, settings)));
    }

    private TranscriptArchive archive() {
        return archive(ledger());
    }

    private TranscriptArchive archive(TranscriptLedger ledger) {
        return new TranscriptArchive(ledger, store(s3), JobTraces.off(), new SimpleMeterRegistry());
    }

    private static TranscriptLedger ledger() {
        return TestWorld.ledger().transcripts();
    }

    private List<JobId> answeredJobs(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    JobId job = TestWorld.accept(TestWorld.newStudent(), course, "Question " + number);
                    TestWorld.ledger().dispatch().markQueued(List.of(job));
                    TestWorld.answer(TestWorld.claim(job), "Answer " + number);
                    return job;
                })
                .toList();
    }

    /** The lines of this test's transcripts, after a check of what each says about itself. */
    private List<JsonNode> archivedJobs() {
        List<JsonNode> jobs = new ArrayList<>();
        String prefix = "transcripts/course=" + course.replace(" ", "%20") + "/";
        for (S3Object object :
                s3.listObjectsV2(list -> list.bucket(BUCKET).prefix(prefix)).contents()) {
            byte[] file = s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(object.key()))
                    .asByteArray();
            List<String> lines = lines(file);
            List<String> jobLines = lines.subList(0, lines.size() - 1);
            JsonNode manifest = JsonMapper.shared().readTree(lines.getLast()).get("manifest");
            assertThat(object.key()).endsWith("/" + manifest.get("transcript").asString() + ".jsonl.gz");
            assertThat(manifest.get("count").asInt()).isEqualTo(jobLines.size());
            assertThat(manifest.get("sha256").asString()).isEqualTo(sha256(jobLines));
            jobLines.forEach(line -> jobs.add(JsonMapper.shared().readTree(line)));
        }
        return jobs;
    }

    private static List<String> lines(byte[] gzipped) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String sha256(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void assertArchivedOnce(List<JobId> jobs) {
        assertThat(archivedJobs())
                .extracting(job -> JobId.parse(job.get("id").asString()))
                .containsExactlyInAnyOrderElementsOf(jobs);
        assertThat(ledger().unarchived(jobs)).isEmpty();
    }

    @Test
    void archivesEachJobOnce() {
        List<JobId> jobs = answeredJobs(12);

        assertThat(archive().archive(jobs)).isEmpty();
        assertThat(archive().archive(jobs)).isEmpty();

        assertArchivedOnce(jobs);
        assertThat(archivedJobs()).allSatisfy(job -> {
            assertThat(job.get("course").asString()).isEqualTo(course);
            assertThat(job.get("state").asString()).isEqualTo("answered");
            assertThat(job.get("answer").asString()).startsWith("Answer ");
        });
    }

    @ParameterizedTest
    @EnumSource
    void losesAndRepeatsNothingWhenItDies(FailingLedger.Step step) {
        List<JobId> jobs = answeredJobs(5);

        assertThatThrownBy(() -> archive(new FailingLedger(ledger(), step)).archive(jobs))
                .isInstanceOf(FailingLedger.Death.class);
        // The message comes again, and somebody looks after what was left.
        archive().archive(jobs);
        archive().finish(Duration.ZERO);

        assertArchivedOnce(jobs);
    }

    @Test
    void keepsMessageWhileAnotherInstanceIsAtIt() {
        List<JobId> jobs = answeredJobs(3);
        assertThatThrownBy(() -> archive(new FailingLedger(ledger(), FailingLedger.Step.AFTER_ASSIGN))
                        .archive(jobs))
                .isInstanceOf(FailingLedger.Death.class);

        assertThat(archive().archive(jobs)).containsExactlyInAnyOrderElementsOf(jobs);

        archive().finish(Duration.ZERO);
        assertThat(archive().archive(jobs)).isEmpty();
    }

    @Test
    void leavesOutWhatStudentsDelete() {
        List<JobId> jobs = answeredJobs(4);
        delete(jobs.get(0));
        assertThatThrownBy(() -> archive(new FailingLedger(ledger(), FailingLedger.Step.AFTER_ASSIGN))
                        .archive(jobs))
                .isInstanceOf(FailingLedger.Death.class);
        delete(jobs.get(1));

        archive().finish(Duration.ZERO);

        assertThat(archive().archive(jobs)).isEmpty();
        assertArchivedOnce(jobs.subList(2, 4));
    }

    @Test
    void comesToAnEndWhenAllIsDeleted() {
        List<JobId> jobs = answeredJobs(2);
        assertThatThrownBy(() -> archive(new FailingLedger(ledger(), FailingLedger.Step.AFTER_ASSIGN))
                        .archive(jobs))
                .isInstanceOf(FailingLedger.Death.class);
        jobs.forEach(TranscriptArchiveTest::delete);

        archive().finish(Duration.ZERO);

        assertThat(archive().archive(jobs)).isEmpty();
        assertThat(archivedJobs()).isEmpty();
    }

    private static void delete(JobId job) {
        TestWorld.sql()
                .sql("delete from jobs where id = :id")
                .param("id", job.value())
                .update();
    }

    @Test
    void saysWhatIsMissingWhenTheServerIsAway() {
        List<JobId> jobs = answeredJobs(3);
        try (S3Client nowhere = client(URI.create("http://127.0.0.1:1"))) {
            TranscriptArchive failing =
                    new TranscriptArchive(ledger(), store(nowhere), JobTraces.off(), new SimpleMeterRegistry());
            assertThat(failing.archive(jobs)).containsExactlyInAnyOrderElementsOf(jobs);
        }

        archive().finish(Duration.ZERO);
        assertArchivedOnce(jobs);
    }
}
