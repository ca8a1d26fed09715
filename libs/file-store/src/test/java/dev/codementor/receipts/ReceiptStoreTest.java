package dev.codementor.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.BatchId;
import dev.codementor.files.StoreAwayException;
import dev.codementor.files.TestBucket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store of receipts promises, on whatever speaks S3. */
@ParameterizedClass
@MethodSource("dev.codementor.files.TestBucket#onEachServer")
class ReceiptStoreTest {

    private final BatchId batch = BatchId.next();
    private final TestBucket bucket;
    private final ReceiptStore store;

    ReceiptStoreTest(TestBucket bucket) {
        this.bucket = bucket;
        this.store = new ReceiptStore(bucket.files(), TestBucket.SETTINGS);
    }

    @BeforeParameterizedClassInvocation
    static void open(TestBucket bucket) {
        bucket.open();
    }

    @Test
    void readsPageByPageInTheirOrder() {
        for (long sequence = 1; sequence <= 12; sequence++) {
            store.put(batch, sequence, "{\"sequence\":" + sequence + "}");
        }
        assertThat(store.put(batch, 12, "{\"sequence\":12}")).isEqualTo("receipts/batch=" + batch + "/0000000012.json");

        List<StoredReceipt> read = new ArrayList<>(store.page(batch, 0, 5));
        read.addAll(store.page(batch, read.getLast().sequence(), 100));

        assertThat(read)
                .extracting(StoredReceipt::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(read)
                .allSatisfy(each -> assertThat(each.text()).isEqualTo("{\"sequence\":" + each.sequence() + "}"));
        assertThat(store.all(batch)).toIterable().containsExactlyElementsOf(read);
    }

    @Test
    void leavesOutWhatIsNoReceipt() {
        store.put(batch, 1, "{}");
        bucket.put("receipts/batch=" + batch + "/notes.txt", "?".getBytes(StandardCharsets.UTF_8));

        assertThat(store.page(batch, 0, 10)).containsExactly(new StoredReceipt(1, "{}"));
        assertThat(store.page(BatchId.next(), 0, 10)).isEmpty();
    }

    @Test
    void saysWhenTheServerIsAway() {
        ReceiptStore away = new ReceiptStore(TestBucket.nowhere(), TestBucket.SETTINGS);

        assertThatThrownBy(() -> away.put(batch, 1, "{}")).isInstanceOf(StoreAwayException.class);
        assertThatThrownBy(() -> away.all(batch)).isInstanceOf(StoreAwayException.class);
    }
}
