package dev.codementor.notifier.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchRecord.Timeline;
import dev.codementor.ledger.batches.BatchState;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.ledger.batches.PauseReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int SIZE = 100;

    private final Pace pace = new Pace();

    @Test
    void knowsNothingBeforeAnythingMoved() {
        see(3, 0);
        see(3, 10);

        assertThat(pace.left(batch(BatchState.PROCESSING, SIZE), settled(3))).isEmpty();
    }

    @Test
    void measuresWhatWasSettledLately() {
        see(0, 0);
        see(5, 10);

        assertThat(pace.left(batch(BatchState.PROCESSING, SIZE), settled(5))).contains(Duration.ofSeconds(190));
        assertThat(pace.left(batch(BatchState.PROCESSING, 10), settled(5)))
                .as("what is not started does not count")
                .contains(Duration.ofSeconds(10));
    }

    @Test
    void forgetsAnOlderPace() {
        see(0, 0);
        see(10, 100);
        see(50, 200);
        see(60, 210);

        assertThat(pace.left(batch(BatchState.PROCESSING, SIZE), settled(60))).contains(Duration.ofSeconds(88));
    }

    @Test
    void startsAnewWhenItemsAreWorkedOnAgain() {
        see(10, 0);
        see(50, 10);
        see(20, 11);

        assertThat(pace.left(batch(BatchState.PROCESSING, SIZE), settled(20))).isEmpty();
    }

    @Test
    void tellsNothingOfBatchesThatDoNotMove() {
        see(0, 0);
        see(5, 10);

        assertThat(pace.left(batch(BatchState.PAUSED, SIZE), settled(5))).isEmpty();
        assertThat(pace.left(batch(BatchState.CANCELLED, SIZE), settled(5))).isEmpty();
        assertThat(pace.left(batch(BatchState.PROCESSING, 5), settled(5))).isEmpty();
    }

    private void see(int settled, long seconds) {
        pace.see(settled, Duration.ofSeconds(seconds).toNanos());
    }

    private static BatchCounts settled(int items) {
        return new BatchCounts(SIZE - items, items, 0, 0, 0);
    }

    private static BatchRecord batch(BatchState state, int started) {
        return new BatchRecord(
                BatchId.next(),
                "anna",
                "cs101",
                "Loops",
                state,
                state == BatchState.PAUSED ? PauseReason.INSTRUCTOR : null,
                null,
                new BatchWork.Completions(),
                "{}",
                SIZE,
                started,
                null,
                new Timeline(Instant.EPOCH, null, null, null),
                null);
    }
}
