package dev.codementor.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.BatchId;
import dev.codementor.files.DamagedObjectException;
import dev.codementor.files.StoreAwayException;
import dev.codementor.files.TestBucket;
import dev.codementor.grading.blind.Blinded;
import dev.codementor.grading.blind.Blinded.Replacement;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import dev.codementor.submissions.BatchUpload.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store promises, on whatever speaks S3. */
@ParameterizedClass
@MethodSource("dev.codementor.files.TestBucket#onEachServer")
class SubmissionStoreTest {

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

    private final TestBucket bucket;

    SubmissionStoreTest(TestBucket bucket) {
        this.bucket = bucket;
    }

    @BeforeParameterizedClassInvocation
    static void open(TestBucket bucket) {
        bucket.open();
    }

    private SubmissionStore store() {
        return new S3SubmissionStore(bucket.files(), TestBucket.SETTINGS);
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

        byte[] blind = bucket.read(keys.blind());

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
        assertThat(bucket.read(rubricKey)).asString().isEqualTo("{\"id\":\"r\"}");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(store().original("uploads/batch=" + batch + "/original/1.json.gz"))
                .isEmpty();
        assertThat(store().blind("uploads/batch=" + batch + "/blind/1.json.gz")).isEmpty();
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
        bucket.put("receipts/batch=" + batch + "/0000000001.json", new byte[1]);

        store().deleteUploads(batch);
        store().deleteUploads(batch);

        assertThat(bucket.keys("uploads/batch=" + batch)).isEmpty();
        assertThat(bucket.keys("uploads/batch=" + other)).hasSize(1);
        assertThat(bucket.keys("receipts/batch=" + batch)).hasSize(1);
    }

    @Test
    void tellsWhatIsDamaged() {
        Keys keys = upload(ADAS);

        bucket.put(keys.blind(), "not gzip".getBytes(StandardCharsets.UTF_8));
        bucket.put(
                keys.original(), new Packed(100).pack("{\"files\":{\"a\":\"Ada\"}".getBytes(StandardCharsets.UTF_8)));

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

        bucket.put(
                keys.original(),
                new Packed(100_000)
                        .pack(original.replace("\"start\":3", "\"start\":2").getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> store().original(keys.original())).isInstanceOf(DamagedObjectException.class);
    }

    @Test
    void neitherWritesNorReadsWhatIsTooLarge() {
        Keys keys = upload(ADAS);
        bucket.put(keys.blind(), new Packed(10_000_000).pack(new byte[5_000_000]));

        assertThatThrownBy(() -> store().blind(keys.blind())).isInstanceOf(DamagedObjectException.class);
        try (BatchUpload upload = store().upload(batch)) {
            assertThatThrownBy(() -> upload.request(1, "x".repeat(1_100_000)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("codementor.files.largest");
        }
    }

    @Test
    void saysWhenTheServerIsAwayAndLeavesNothingUnderWay() {
        SubmissionStore away = new S3SubmissionStore(TestBucket.nowhere(), TestBucket.SETTINGS);

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
