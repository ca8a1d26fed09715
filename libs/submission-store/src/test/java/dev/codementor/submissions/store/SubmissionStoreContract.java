package dev.codementor.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.BatchId;
import dev.codementor.grading.blind.Blinded;
import dev.codementor.grading.blind.Blinded.Replacement;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import dev.codementor.submissions.store.BatchUpload.Keys;
import dev.codementor.submissions.store.SubmissionStore.StoredReceipt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the store promises, on whatever speaks S3. */
abstract class SubmissionStoreContract {

    static final String BUCKET = "submissions";

    private static final SubmissionStoreProperties SETTINGS =
            new SubmissionStoreProperties(4, DataSize.ofMegabytes(1), Duration.ofSeconds(20));

    private static final Blinded ADAS = new Blinded(
            new Submission(
                    "lovelace_1",
                    new Student("1815", "Ada Lovelace", "ada@uni.example", List.of("al42"), ""),
                    true,
                    List.of(
                            new SubmissionFile("Student7.java", "// Student 7\nclass Student7 {}\n"),
                            new SubmissionFile("b.py", "print('ü 𝄞')\n"))),
            Map.of("Student7.java", "Ada.java", "b.py", "b.py"),
            Map.of(
                    "Student7.java",
                    List.of(new Replacement(3, "Student 7", "Ada Lovelace"), new Replacement(19, "Student7", "Ada")),
                    "b.py",
                    List.of()));

    private final BatchId batch = BatchId.next();

    /** A client of the server under test. */
    abstract S3Client s3();

    abstract String bucket();

    static S3Client client(URI endpoint, String accessKey, String secretKey, String region) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .forcePathStyle(true)
                .build();
    }

    private SubmissionStore store() {
        return new S3SubmissionStore(s3(), bucket(), SETTINGS);
    }

    private Keys upload(Blinded blinded) {
        try (BatchUpload upload = store().upload(batch)) {
            Keys keys = upload.submission(1, blinded);
            upload.complete();
            return keys;
        }
    }

    @Test
    void givesBackWhatWasHandedInAndHowItWasBlinded() {
        Keys keys = upload(ADAS);

        assertThat(store().original(keys.original())).contains(ADAS);
        assertThat(store().original(keys.original()).orElseThrow().restored().files())
                .contains(new SubmissionFile("Ada.java", "// Ada Lovelace\nclass Ada {}\n"));
        assertThat(store().blind(keys.blind()).orElseThrow())
                .containsExactlyElementsOf(ADAS.submission().files());
    }

    @Test
    void keepsNamesOutOfWhatIsForTheModel() {
        Keys keys = upload(ADAS);

        byte[] blind = s3().getObjectAsBytes(get -> get.bucket(bucket()).key(keys.blind()))
                .asByteArray();

        assertThat(new String(new Packed(1_000_000).unpack("k", blind), StandardCharsets.UTF_8))
                .contains("Student7")
                .doesNotContainIgnoringCase("ada")
                .doesNotContainIgnoringCase("lovelace")
                .doesNotContain("1815", "al42");
        assertThat(keys.blind()).isEqualTo("uploads/batch=" + batch + "/blind/1.json.gz");
    }

    @Test
    void givesBackRostersRequestsAndRubrics() {
        byte[] roster = "id,name\n1,Ada\n".getBytes(StandardCharsets.UTF_8);
        String rosterKey;
        String requestKey;
        try (BatchUpload upload = store().upload(batch)) {
            rosterKey = upload.roster(roster);
            requestKey = upload.request(3, "{\"messages\":[\"ü\"]}");
            upload.complete();
        }
        String rubricKey = store().putRubric(batch, "ab".repeat(32), "{\"id\":\"r\"}");

        assertThat(rosterKey).isEqualTo(store().rosterKey(batch));
        assertThat(store().roster(rosterKey))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(roster));
        assertThat(store().request(requestKey)).contains("{\"messages\":[\"ü\"]}");
        assertThat(rubricKey).isEqualTo("uploads/batch=" + batch + "/rubric-" + "ab".repeat(32) + ".json");
        assertThat(read(rubricKey)).isEqualTo("{\"id\":\"r\"}");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(store().original("uploads/batch=" + batch + "/original/1.json.gz"))
                .isEmpty();
        assertThat(store().blind("uploads/batch=" + batch + "/blind/1.json.gz")).isEmpty();
        assertThat(store().receipts(batch, 0, 10)).isEmpty();
    }

    @Test
    void deletesABatchAndNothingElse() {
        BatchId other = BatchId.next();
        store().putRubric(other, "v", "{}");
        try (BatchUpload upload = store().upload(batch)) {
            for (int nth = 1; nth <= 30; nth++) {
                upload.submission(nth, ADAS);
            }
            upload.complete();
        }
        store().putReceipt(batch, 1, "{}");

        store().deleteUploads(batch);
        store().deleteUploads(batch);

        assertThat(keys("uploads/batch=" + batch)).isEmpty();
        assertThat(keys("uploads/batch=" + other)).hasSize(1);
        assertThat(store().receipts(batch, 0, 10)).containsExactly(new StoredReceipt(1, "{}"));
    }

    @Test
    void readsReceiptsPageByPageInTheirOrder() {
        for (long sequence = 1; sequence <= 12; sequence++) {
            store().putReceipt(batch, sequence, "{\"sequence\":" + sequence + "}");
        }
        assertThat(store().putReceipt(batch, 12, "{\"sequence\":12}"))
                .isEqualTo("receipts/batch=" + batch + "/0000000012.json");

        List<StoredReceipt> read = new ArrayList<>(store().receipts(batch, 0, 5));
        read.addAll(store().receipts(batch, read.getLast().sequence(), 100));

        assertThat(read)
                .extracting(StoredReceipt::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(read)
                .allSatisfy(each -> assertThat(each.text()).isEqualTo("{\"sequence\":" + each.sequence() + "}"));
    }

    @Test
    void tellsWhatIsDamaged() {
        Keys keys = upload(ADAS);

        put(keys.blind(), "not gzip".getBytes(StandardCharsets.UTF_8));
        put(keys.original(), new Packed(100).pack("{\"files\":{\"a\":\"Ada\"}".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> store().blind(keys.blind()))
                .isInstanceOf(DamagedObjectException.class)
                .hasMessageContaining(keys.blind());
        assertThatThrownBy(() -> store().original(keys.original()))
                .isInstanceOf(DamagedObjectException.class)
                .hasMessageNotContaining("Ada");
    }

    @Test
    void putsNoNamesBackWhereTheyWereNot() {
        Keys keys = upload(ADAS);
        String original = new String(new SubmissionJson(100_000).original(ADAS), StandardCharsets.UTF_8);
        assertThat(original).contains("\"start\":3");

        put(
                keys.original(),
                new Packed(100_000)
                        .pack(original.replace("\"start\":3", "\"start\":2").getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> store().original(keys.original())).isInstanceOf(DamagedObjectException.class);
    }

    @Test
    void neitherWritesNorReadsWhatIsTooLarge() {
        Keys keys = upload(ADAS);
        put(keys.blind(), new Packed(10_000_000).pack(new byte[5_000_000]));

        assertThatThrownBy(() -> store().blind(keys.blind())).isInstanceOf(DamagedObjectException.class);
        try (BatchUpload upload = store().upload(batch)) {
            assertThatThrownBy(() -> upload.request(1, "x".repeat(1_100_000)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("codementor.submissions.largest");
        }
    }

    @Test
    void saysWhenTheServerIsAwayAndLeavesNothingUnderWay() {
        try (S3Client nowhere = client(URI.create("http://127.0.0.1:1"), "a", "b", "us-east-1")) {
            SubmissionStore away = new S3SubmissionStore(nowhere, bucket(), SETTINGS);

            assertThatThrownBy(() -> away.blind("uploads/x")).isInstanceOf(StoreAwayException.class);
            assertThatThrownBy(() -> away.deleteUploads(batch)).isInstanceOf(StoreAwayException.class);
            try (BatchUpload upload = away.upload(batch)) {
                assertThatThrownBy(() -> {
                            for (int nth = 1; nth <= 1_000; nth++) {
                                upload.request(nth, "{}");
                            }
                        })
                        .isInstanceOf(StoreAwayException.class);
                assertThatThrownBy(upload::complete).isInstanceOf(StoreAwayException.class);
            }
        }
    }

    private void put(String key, byte[] bytes) {
        s3().putObject(put -> put.bucket(bucket()).key(key), RequestBody.fromBytes(bytes));
    }

    private String read(String key) {
        return s3().getObjectAsBytes(get -> get.bucket(bucket()).key(key)).asUtf8String();
    }

    private List<String> keys(String prefix) {
        return s3().listObjectsV2Paginator(list -> list.bucket(bucket()).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
