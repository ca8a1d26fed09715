package dev.codementor.stream.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final Slots slots = new Slots(4);

    @Test
    void givesNoMoreThanThereAre() throws InterruptedException {
        slots.open();

        assertThat(slots.await(1, 10, Duration.ZERO)).isEqualTo(4);
        assertThat(slots.tryTake(1, 10)).isZero();
    }

    @Test
    void takesNoneWhenFewerAreFreeThanWorthwhile() throws InterruptedException {
        slots.open();
        slots.await(1, 2, Duration.ZERO);

        assertThat(slots.tryTake(3, 10)).isZero();
        assertThat(slots.tryTake(2, 10)).isEqualTo(2);
    }

    @Test
    void wakesWhoWaitsWhenOneIsFreed() throws Exception {
        slots.open();
        slots.await(1, 10, Duration.ZERO);
        CompletableFuture<Integer> waiting = waiter();

        slots.free(1);

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void gathersSlotsForAMoment() throws InterruptedException {
        slots.open();
        slots.await(1, 1, Duration.ZERO);
        AtomicInteger taken = new AtomicInteger();
        Thread gathering = Thread.ofPlatform().start(() -> taken.set(take(4, Duration.ofMinutes(1))));
        awaitState(gathering, Thread.State.TIMED_WAITING);

        slots.free(1);

        assertThat(gathering.join(Duration.ofSeconds(10))).isTrue();
        assertThat(taken).hasValue(4);
    }

    @Test
    void waitsOnWhenOthersTakeWhatItGathered() throws InterruptedException {
        slots.open();
        slots.await(1, 1, Duration.ZERO);
        AtomicInteger taken = new AtomicInteger();
        Thread gathering = Thread.ofPlatform().start(() -> taken.set(take(4, Duration.ofMillis(200))));
        awaitState(gathering, Thread.State.TIMED_WAITING);
        assertThat(slots.tryTake(1, 3)).isEqualTo(3);
        awaitState(gathering, Thread.State.WAITING);

        slots.free(4);

        assertThat(gathering.join(Duration.ofSeconds(10))).isTrue();
        assertThat(taken).hasValue(4);
    }

    @Test
    void takesWhatIsFreeWhenTheMomentIsOver() throws InterruptedException {
        slots.open();
        slots.await(1, 1, Duration.ZERO);

        assertThat(slots.await(4, 10, Duration.ofMillis(1))).isEqualTo(3);
    }

    @Test
    void gathersNoLongerForWhoWasInterrupted() throws Exception {
        slots.open();
        slots.await(1, 3, Duration.ZERO);
        Thread gathering = Thread.ofVirtual().start(() -> {
            try {
                slots.await(4, 10, Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                // As it was told.
            }
        });
        gathering.interrupt();
        assertThat(gathering.join(Duration.ofSeconds(10))).isTrue();
        assertThat(slots.tryTake(1, 1)).isEqualTo(1);
        Thread waiting = Thread.ofPlatform().start(() -> take(1, Duration.ZERO));
        awaitState(waiting, Thread.State.WAITING);

        slots.free(1);

        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void letsNoOneWaitWhenClosed() throws Exception {
        slots.open();
        slots.await(1, 10, Duration.ZERO);
        CompletableFuture<Integer> waiting = waiter();

        slots.close();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isZero();
    }

    private static void awaitState(Thread thread, Thread.State state) {
        await().atMost(Duration.ofSeconds(10)).until(() -> thread.getState() == state);
    }

    private CompletableFuture<Integer> waiter() {
        return CompletableFuture.supplyAsync(() -> take(1, Duration.ZERO));
    }

    private int take(int enough, Duration moment) {
        try {
            return slots.await(enough, 10, moment);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
