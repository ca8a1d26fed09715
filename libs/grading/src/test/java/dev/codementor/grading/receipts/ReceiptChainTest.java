package dev.codementor.grading.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.golden.Golden;
import dev.codementor.grading.receipts.ReceiptChain.Head;
import dev.codementor.grading.receipts.Verification.Broken;
import dev.codementor.grading.receipts.Verification.Cause;
import dev.codementor.grading.receipts.Verification.Intact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptChainTest {

    private final List<String> texts = new ArrayList<>();
    private final Head head;

    ReceiptChainTest() {
        Digest previous = null;
        for (int i = 1; i <= 5; i++) {
            Receipt receipt = receipt(i, previous);
            texts.add(receipt.text());
            previous = receipt.hash();
        }
        head = new Head(5, previous);
    }

    @Test
    void writesWhatItAlwaysWrote() {
        Golden.assertUnchanged("receipts.jsonl", String.join("\n", texts) + "\n");
    }

    @Test
    void findsAnIntactChainIntact() {
        assertThat(verify(texts)).isEqualTo(new Intact(5));
        assertThat(ReceiptChain.verify(Collections.emptyIterator(), new Head(0, null)))
                .isEqualTo(new Intact(0));
    }

    @Test
    void findsEveryChangedByteAndSaysWhere() {
        for (int receipt = 0; receipt < texts.size(); receipt++) {
            String text = texts.get(receipt);
            for (int at = 0; at < text.length(); at++) {
                char other = text.charAt(at) == '7' ? '8' : '7';
                List<String> changed = new ArrayList<>(texts);
                changed.set(receipt, text.substring(0, at) + other + text.substring(at + 1));

                Broken broken = (Broken) verify(changed);

                assertThat(broken.position()).as("%s", changed.get(receipt)).isEqualTo(receipt + 1);
            }
        }
    }

    @Test
    void holdsAHeadThatWasKeptAgainstItsOwnPlace() {
        Digest third = Digest.of(texts.get(2));

        assertThat(ReceiptChain.verify(texts.iterator(), new Head(3, third), head))
                .isEqualTo(new Intact(5));
        assertThat(ReceiptChain.verify(texts.iterator(), new Head(2, third), head))
                .extracting("position", "cause")
                .containsExactly(2L, Cause.CHANGED);
        assertThat(ReceiptChain.verify(texts.iterator(), new Head(6, third), head))
                .extracting("position", "cause")
                .containsExactly(6L, Cause.MISSING);
        assertThat(ReceiptChain.verify(texts.subList(0, 4).iterator(), new Head(3, third), head))
                .extracting("position", "cause")
                .containsExactly(5L, Cause.MISSING);
    }

    @Test
    void findsWhatIsMissing() {
        for (int receipt = 0; receipt < texts.size(); receipt++) {
            List<String> fewer = new ArrayList<>(texts);
            fewer.remove(receipt);

            assertThat(verify(fewer)).extracting("position", "cause").containsExactly(receipt + 1L, Cause.MISSING);
        }
        assertThat(verify(List.of())).extracting("cause").isEqualTo(Cause.MISSING);
    }

    @Test
    void findsWhatWasReorderedOrAdded() {
        List<String> swapped = new ArrayList<>(texts);
        Collections.swap(swapped, 1, 2);
        List<String> repeated = new ArrayList<>(texts);
        repeated.add(2, texts.get(1));
        List<String> longer = new ArrayList<>(texts);
        longer.add(receipt(6, head.hash()).text());

        assertThat(verify(swapped)).extracting("position").isEqualTo(2L);
        assertThat(verify(repeated)).extracting("position", "cause").containsExactly(3L, Cause.REORDERED);
        assertThat(verify(longer)).extracting("position", "cause").containsExactly(6L, Cause.ADDED);
    }

    @Test
    void findsAChainThatWasWrittenAnew() {
        List<String> forged = new ArrayList<>();
        Digest previous = null;
        for (int i = 1; i <= 5; i++) {
            Receipt receipt = receipt(i * 1L, previous, "forged");
            forged.add(receipt.text());
            previous = receipt.hash();
        }

        assertThat(verify(forged)).extracting("position", "cause").containsExactly(5L, Cause.CHANGED);
    }

    @Test
    void refusesAReceiptOutOfItsChain() {
        assertThatThrownBy(() -> receipt(1, Digest.of("x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> receipt(2, null)).isInstanceOf(IllegalArgumentException.class);
    }

    private Verification verify(List<String> chain) {
        return ReceiptChain.verify(chain.iterator(), head);
    }

    private static Receipt receipt(long sequence, Digest previous) {
        return receipt(sequence, previous, "b-1");
    }

    private static Receipt receipt(long sequence, Digest previous, String batch) {
        boolean person = sequence == 3;
        return new Receipt(
                sequence,
                batch,
                "s" + sequence,
                Digest.of("submission" + sequence),
                Digest.of("rubric"),
                person ? null : Digest.of("prompt" + sequence),
                person ? null : "coder:7b@sha256:ab",
                person ? Map.of() : Map.of("temperature", "0", "seed", "42"),
                person ? List.of() : List.of(Digest.of("answer")),
                Digest.of("grade"),
                person ? "teacher@uni.test" : null,
                Instant.parse("2026-11-20T12:00:00.123456Z"),
                previous);
    }
}
