package dev.codementor.chores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ChoresTest {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int BATCH = 5;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void runsAtStartAndThenAfterEachPause() {
        Chores chores = started(Chore.repeating("sweep", EVERY, rounds::incrementAndGet));

        scheduler.advance(Duration.ZERO);
        assertThat(rounds).hasValue(1);

        scheduler.advance(Duration.ofSeconds(9));
        assertThat(rounds).hasValue(1);

        scheduler.advance(Duration.ofSeconds(1));
        assertThat(rounds).hasValue(2);
        assertThat(chores.isRunning()).isTrue();
    }

    @Test
    void followsFullBatchByAnotherRoundAtOnce() {
        Queue<Integer> work = new ArrayDeque<>(List.of(BATCH, BATCH, BATCH - 1));
        started(Chore.inBatches("sweep", EVERY, BATCH, () -> {
            rounds.incrementAndGet();
            return work.isEmpty() ? 0 : work.remove();
        }));

        scheduler.advance(Duration.ZERO);

        assertThat(rounds).hasValue(3);
        assertThat(meters.counter("codementor.chore.items", "chore", "sweep").count())
                .isEqualTo(3 * BATCH - 1);
    }

    @Test
    void leavesTimeForOthersWhenThereIsNoEndOfWork() {
        AtomicInteger others = new AtomicInteger();
        started(
                Chore.inBatches("endless", EVERY, BATCH, () -> {
                    rounds.incrementAndGet();
                    return BATCH;
                }),
                Chore.repeating("other", EVERY, others::incrementAndGet));

        scheduler.advance(Duration.ZERO);

        assertThat(rounds).hasValue(50);
        assertThat(others).hasValue(1);
    }

    @Test
    void logsFirstFailureAndFirstSuccessOnly(CapturedOutput output) {
        AtomicBoolean away = new AtomicBoolean(true);
        started(Chore.repeating("sweep", EVERY, () -> {
            if (away.get()) {
                throw new IllegalStateException("away");
            }
        }));

        scheduler.advance(EVERY.multipliedBy(3));
        away.set(false);
        scheduler.advance(EVERY.multipliedBy(3));

        assertThat(output.getOut())
                .containsOnlyOnce("action=chore-failed chore=sweep cause=\"java.lang.IllegalStateException: away\""
                        + " next=tries-again-every-10000ms")
                .containsOnlyOnce("action=chore-works-again chore=sweep");
        assertThat(count("success")).isEqualTo(3);
        assertThat(count("failure")).isEqualTo(4);
    }

    @Test
    void goesOnAfterError() {
        started(Chore.repeating("sweep", EVERY, () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
        }));

        scheduler.advance(EVERY);

        assertThat(rounds).hasValue(2);
    }

    @Test
    void goesOnAfterErrorOnSpringsScheduler() {
        Chores chores =
                Chores.oneAfterAnother("errors", meters, List.of(Chore.repeating("sweep", Duration.ofMillis(1), () -> {
                    if (rounds.incrementAndGet() == 1) {
                        throw new StackOverflowError();
                    }
                })));
        chores.start();

        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> rounds.get() > 2);
        } finally {
            chores.stop();
        }
    }

    @Test
    void endsChoreThatNeedsToSucceedOnce() {
        started(Chore.untilItSucceeds("resend", EVERY, () -> {
            if (rounds.incrementAndGet() < 3) {
                throw new IllegalStateException("away");
            }
            return 7;
        }));

        scheduler.advance(EVERY.multipliedBy(10));

        assertThat(rounds).hasValue(3);
        assertThat(scheduler.scheduled()).isZero();
        assertThat(meters.counter("codementor.chore.items", "chore", "resend").count())
                .isEqualTo(7);
    }

    @Test
    void runsSoonOnceHoweverOftenItIsAsked() {
        Chores chores = started(Chore.repeating("sweep", EVERY, rounds::incrementAndGet));
        scheduler.advance(Duration.ofSeconds(1));

        chores.soon("sweep");
        chores.soon("sweep");
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(rounds).hasValue(2);

        chores.soon("sweep");
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(rounds).hasValue(3);
    }

    @Test
    void refusesToRunWhatItDoesNotKnow() {
        Chores chores = started();

        assertThatThrownBy(() -> chores.soon("sweep")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void runsNothingWhileStoppedAndGoesOnAfterNextStart() {
        Chores chores = started(Chore.repeating("sweep", EVERY, rounds::incrementAndGet));
        scheduler.advance(Duration.ZERO);

        chores.stop();
        chores.soon("sweep");
        scheduler.advance(EVERY.multipliedBy(3));
        assertThat(rounds).hasValue(1);
        assertThat(chores.isRunning()).isFalse();

        chores.start();
        scheduler.advance(Duration.ZERO);
        assertThat(rounds).hasValue(2);
    }

    @Test
    void letsRunningRoundEndBeforeItStops() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        Chores chores = Chores.oneAfterAnother("slow", meters, List.of(Chore.repeating("slow", EVERY, () -> {
            running.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            ended.set(true);
        })));
        chores.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> running.getCount() == 0);

        Thread stopper = Thread.ofVirtual().start(chores::stop);
        await().atMost(Duration.ofSeconds(10)).until(() -> !chores.isRunning());
        mayEnd.countDown();

        await().atMost(Duration.ofSeconds(10)).until(() -> !stopper.isAlive());
        assertThat(ended).isTrue();
        assertThat(interrupted).isFalse();
    }

    @Test
    void keepsSlowChoreFromHoldingUpItsNeighbour() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Chores chores = Chores.sideBySide(
                "apart",
                meters,
                List.of(
                        Chore.repeating("slow", EVERY, () -> awaitQuietly(mayEnd)),
                        Chore.repeating("quick", Duration.ofMillis(1), rounds::incrementAndGet)));
        chores.start();

        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> rounds.get() > 3);
        } finally {
            mayEnd.countDown();
            chores.stop();
        }
    }

    @Test
    void startsWithContextAndStopsInItsPhase() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            Chores first = Chores.on(scheduler, meters, List.of(Chore.repeating("first", EVERY, () -> {})));
            Chores later = Chores.on(scheduler, meters, List.of(Chore.repeating("later", EVERY, () -> {})))
                    .inPhase(0);
            context.registerBean("first", Chores.class, () -> first);
            context.registerBean("later", Chores.class, () -> later);
            AtomicBoolean laterRanWhenFirstStopped = new AtomicBoolean();
            context.refresh();
            assertThat(first.isRunning()).isTrue();
            assertThat(later.isRunning()).isTrue();

            context.registerBean(
                    "between",
                    Watch.class,
                    () -> new Watch(() -> laterRanWhenFirstStopped.set(!first.isRunning() && later.isRunning())));
            context.getBean(Watch.class).start();
            context.stop();

            assertThat(later.isRunning()).isFalse();
            assertThat(laterRanWhenFirstStopped).isTrue();
        }
    }

    private Chores started(Chore... chores) {
        Chores group = Chores.on(scheduler, meters, List.of(chores));
        group.start();
        return group;
    }

    private long count(String outcome) {
        return meters.timer("codementor.chore.rounds", "chore", "sweep", "outcome", outcome)
                .count();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
