package dev.codementor.stream.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    void gathersSlotsForAMoment() throws Exception {
        slots.open();
        slots.await(1, 1, Duration.ZERO);
        CompletableFuture<Integer> waiting = waiter(4, Duration.ofMinutes(1));

        slots.free(1);

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(4);
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
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting.getState() == Thread.State.WAITING);

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

    private CompletableFuture<Integer> waiter() {
        return waiter(1, Duration.ZERO);
    }

    private CompletableFuture<Integer> waiter(int enough, Duration moment) {
        return CompletableFuture.supplyAsync(() -> take(enough, moment));
    }

    private int take(int enough, Duration moment) {
        try {
            return slots.await(enough, 10, moment);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
