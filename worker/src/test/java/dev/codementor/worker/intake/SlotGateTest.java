package dev.codementor.worker.intake;

import static dev.codementor.contract.JobKind.GRADING;
import static dev.codementor.contract.JobKind.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.JobKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlotGateTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<JobKind> entered = Collections.synchronizedList(new ArrayList<>());

    @Test
    void letsInAsManyAsThereAreSlots() throws Exception {
        SlotGate gate = new SlotGate(2, 1, 4);
        gate.enter(PROMPT);
        gate.enter(PROMPT);

        var third = arrive(gate, PROMPT);
        assertThat(gate.busy()).isEqualTo(2);
        assertThat(third).isNotDone();

        gate.leave(PROMPT);
        assertThat(third.get()).isTrue();
        assertThat(gate.busy()).isEqualTo(2);
    }

    @Test
    void keepsASlotFromGrading() throws Exception {
        SlotGate gate = new SlotGate(2, 1, 4);
        gate.enter(GRADING);

        var second = arrive(gate, GRADING);
        assertThat(second).isNotDone();
        assertThat(gate.enter(PROMPT)).isTrue();

        gate.leave(GRADING);
        assertThat(second.get()).isTrue();
    }

    @Test
    void givesGradingItsShareWhileStudentsWait() throws Exception {
        SlotGate gate = new SlotGate(1, 1, 4);
        gate.enter(PROMPT);
        for (int i = 0; i < 8; i++) {
            arrive(gate, PROMPT);
            arrive(gate, GRADING);
        }

        JobKind leaving = PROMPT;
        for (int i = 1; i <= 8; i++) {
            gate.leave(leaving);
            int expected = i;
            await().atMost(SOON).until(() -> entered.size() == expected);
            leaving = entered.getLast();
        }

        assertThat(entered).containsExactly(PROMPT, PROMPT, PROMPT, GRADING, PROMPT, PROMPT, PROMPT, GRADING);
    }

    @Test
    void sendsThoseAwayWhoWaitWhenItCloses() throws Exception {
        SlotGate gate = new SlotGate(1, 1, 4);
        gate.enter(PROMPT);
        var waiting = arrive(gate, GRADING);

        gate.close();

        assertThat(waiting.get()).isFalse();
        assertThat(gate.enter(PROMPT)).isFalse();
        assertThat(gate.awaitEmpty(Duration.ofMillis(50).toNanos())).isFalse();
        gate.leave(PROMPT);
        assertThat(gate.awaitEmpty(Duration.ofMillis(50).toNanos())).isTrue();
    }

    @Test
    void losesNoSlotToAnInterruptedWaiter() throws Exception {
        SlotGate gate = new SlotGate(1, 1, 4);
        gate.enter(PROMPT);
        Thread waiter = Thread.ofVirtual().start(() -> {
            try {
                gate.enter(PROMPT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().atMost(SOON).until(() -> waiter.getState() == Thread.State.WAITING);

        waiter.interrupt();
        waiter.join();
        gate.leave(PROMPT);

        assertThat(gate.busy()).isZero();
        assertThat(gate.enter(GRADING)).isTrue();
    }

    private CompletableFuture<Boolean> arrive(SlotGate gate, JobKind kind) {
        Thread[] thread = new Thread[1];
        CompletableFuture<Boolean> in = new CompletableFuture<>();
        thread[0] = Thread.ofVirtual().start(() -> {
            try {
                boolean through = gate.enter(kind);
                if (through) {
                    entered.add(kind);
                }
                in.complete(through);
            } catch (InterruptedException e) {
                in.completeExceptionally(e);
            }
        });
        await().atMost(SOON).until(() -> in.isDone() || thread[0].getState() == Thread.State.WAITING);
        return in;
    }
}
