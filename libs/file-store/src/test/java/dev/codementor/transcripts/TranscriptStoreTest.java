package dev.codementor.transcripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.files.StoreAwayException;
import dev.codementor.files.TestBucket;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store of transcripts promises, on whatever speaks S3. */
@ParameterizedClass
@MethodSource("dev.codementor.files.TestBucket#onEachServer")
class TranscriptStoreTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 4);

    private final UUID id = UUID.randomUUID();

    private final TestBucket bucket;

    TranscriptStoreTest(TestBucket bucket) {
        this.bucket = bucket;
    }

    @BeforeParameterizedClassInvocation
    static void open(TestBucket bucket) {
        bucket.open();
    }

    @Test
    void writesWhereQueryEnginesLook() {
        TranscriptStore store = new TranscriptStore(bucket.files());

        String key = store.put("course 1", DATE, id, new byte[] {1, 2, 3});
        store.put("course 1", DATE, id, new byte[] {1, 2, 4});

        assertThat(key).isEqualTo("transcripts/course=course%201/date=2026-03-04/" + id + ".jsonl.gz");
        assertThat(bucket.keys("transcripts/course=course%201/")).containsExactly(key);
        assertThat(bucket.read(key)).containsExactly(1, 2, 4);
        assertThat(bucket.type(key)).isEqualTo("application/gzip");
    }

    @Test
    void escapesCoursesInKeys() {
        assertThat(TranscriptStore.key("../Größe & date=x/y", DATE, id))
                .isEqualTo("transcripts/course=..%2FGr%C3%B6%C3%9Fe%20%26%20date%3Dx%2Fy/date=2026-03-04/" + id
                        + ".jsonl.gz");
    }

    @Test
    void saysWhenTheServerIsAway() {
        TranscriptStore away = new TranscriptStore(TestBucket.nowhere());

        assertThatThrownBy(() -> away.put("c", DATE, id, new byte[1])).isInstanceOf(StoreAwayException.class);
    }
}
