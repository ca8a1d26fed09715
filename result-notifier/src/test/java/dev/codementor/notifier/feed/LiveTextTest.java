package dev.codementor.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LiveTextTest {

    private record Chunk(int epoch, int offset, String text) {}

    private final LiveText text = new LiveText();

    @Test
    void servesReaderFromWhereverItIs() {
        text.add(1, 0, "one ");
        text.add(1, 4, "two");

        assertThat(text.after(0, 0, 100)).isEqualTo(new LiveText.Piece(1, 0, "one two"));
        assertThat(text.after(1, 5, 100)).isEqualTo(new LiveText.Piece(1, 5, "wo"));
        assertThat(text.after(1, 7, 100)).isNull();
        assertThat(text.lacking(1, 7)).isFalse();
    }

    @Test
    void servesOnBothSidesOfGap() {
        text.add(1, 0, "one ");
        text.add(1, 8, "three");

        assertThat(text.after(1, 2, 100)).isEqualTo(new LiveText.Piece(1, 2, "e "));
        assertThat(text.after(1, 4, 100)).isNull();
        assertThat(text.lacking(1, 4)).isTrue();
        assertThat(text.after(1, 9, 100)).isEqualTo(new LiveText.Piece(1, 9, "hree"));
        assertThat(text.lacking(1, 13)).isFalse();
    }

    @Test
    void closesGapWithTheLedgersText() {
        text.add(1, 0, "one ");
        text.add(1, 8, "three");
        text.merge(1, "one two t");

        assertThat(text.after(1, 4, 100)).isEqualTo(new LiveText.Piece(1, 4, "two three"));
    }

    @Test
    void doesNotTrustWhatComesBeforeNewEpochsFirstOffset() {
        text.add(1, 0, "first attempt");
        text.add(2, 5, "more");

        assertThat(text.after(1, 13, 100)).isNull();
        assertThat(text.lacking(1, 13)).isTrue();

        text.merge(2, "whole");
        assertThat(text.after(1, 13, 100)).isEqualTo(new LiveText.Piece(2, 0, "wholemore"));
    }

    @Test
    void ignoresOlderEpoch() {
        text.add(2, 0, "second");
        text.add(1, 0, "first attempt");
        text.merge(1, "first attempt");

        assertThat(text.after(0, 0, 100)).isEqualTo(new LiveText.Piece(2, 0, "second"));
    }

    @Test
    void waitsWithReaderThatKnowsMore() {
        text.add(1, 0, "one");

        assertThat(text.after(1, 5, 100)).isNull();
        assertThat(text.lacking(1, 5)).isTrue();
        assertThat(text.after(2, 0, 100)).isNull();
        assertThat(text.lacking(2, 0)).isTrue();
    }

    @Test
    void goesOnAfterItsMemoryWasTaken() {
        text.add(1, 0, "one ");
        text.forget();
        assertThat(text.size()).isZero();

        text.add(1, 4, "two");
        assertThat(text.after(1, 4, 100)).isEqualTo(new LiveText.Piece(1, 4, "two"));
        assertThat(text.lacking(1, 0)).isTrue();
    }

    @Test
    void keepsHalvesOfSurrogatePairTogether() {
        text.add(1, 0, "ab\uD83D\uDE00c");

        assertThat(text.after(1, 0, 3)).isEqualTo(new LiveText.Piece(1, 0, "ab"));
        assertThat(text.after(1, 2, 2)).isEqualTo(new LiveText.Piece(1, 2, "\uD83D\uDE00"));
        assertThat(text.after(1, 2, 1)).isEqualTo(new LiveText.Piece(1, 2, "\uD83D"));
    }

    @RepeatedTest(200)
    void endsWithTheLedgersTextWhateverWasLostOrReordered(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String whole = random.ints(random.nextInt(1, 60), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        List<Chunk> chunks = new ArrayList<>();
        int at = 0;
        while (at < whole.length()) {
            int end = Math.min(whole.length(), at + random.nextInt(1, 9));
            Chunk chunk = new Chunk(1, at, whole.substring(at, end));
            if (random.nextInt(4) > 0) {
                chunks.add(chunk);
            }
            if (random.nextInt(4) == 0) {
                chunks.add(chunk);
            }
            at = end;
        }
        if (random.nextBoolean()) {
            Collections.shuffle(chunks, random);
        }

        StringBuilder held = new StringBuilder();
        for (Chunk chunk : chunks) {
            text.add(chunk.epoch(), chunk.offset(), chunk.text());
            if (random.nextInt(5) == 0) {
                text.merge(1, whole.substring(0, random.nextInt(whole.length() + 1)));
            }
            read(held, random.nextInt(1, 10));
            assertThat(whole).startsWith(held);
        }
        text.merge(1, whole);
        read(held, 7);
        assertThat(held).hasToString(whole);
    }

    private void read(StringBuilder held, int most) {
        LiveText.Piece piece;
        while ((piece = text.after(held.isEmpty() ? 0 : 1, held.length(), most)) != null) {
            assertThat(piece.offset()).isEqualTo(held.length());
            held.append(piece.text());
        }
    }
}
