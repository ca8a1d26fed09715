package dev.codementor.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FleetTest {

    private final FakeLedger ledger = new FakeLedger();
    private final FleetProperties properties = new FleetProperties(
            Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(7), 2, 8);
    private final LiveWorkers workers = new LiveWorkers(ledger, properties, ledger);
    private final DispatchWindow window = new DispatchWindow(workers, properties);

    @Test
    void countsWorkersUntilTheyMissedThreeHeartbeats() {
        ledger.beats("w1", 4, 1);
        ledger.advance(Duration.ofSeconds(14));
        ledger.beats("w2", 2, 2);
        assertThat(workers.now().slots()).isEqualTo(6);
        assertThat(workers.now().free()).isEqualTo(3);

        ledger.advance(Duration.ofSeconds(2));

        assertThat(workers.now().slots()).isEqualTo(2);
        assertThat(workers.now().free()).isZero();
        assertThat(workers.now().workers()).extracting(LiveWorker::instance).containsExactly("w2");
    }

    @Test
    void asksLedgerOnceASecond() {
        ledger.beats("w1", 4, 0);
        workers.now();
        workers.now();
        ledger.beats("w2", 4, 0);
        assertThat(workers.now().slots()).isEqualTo(4);
        assertThat(ledger.timesAskedForWorkers()).isEqualTo(1);

        ledger.advance(Duration.ofSeconds(1));

        assertThat(workers.now().slots()).isEqualTo(8);
    }

    @Test
    void showsDrainingWorkerWithoutCountingItsSlots() {
        ledger.beats("w1", 4, 1);
        ledger.drains("w2", 4, 1);

        LiveWorkers.Snapshot now = workers.now();

        assertThat(now.workers()).hasSize(2);
        assertThat(now.slots()).isEqualTo(4);
        assertThat(now.free()).isEqualTo(3);
    }

    @Test
    void isARehearsalWhenAllWorkersAre() {
        assertThat(workers.now().rehearsal()).isFalse();

        ledger.announceWorker(new WorkerState("w1", "1", "rehearsal", 2, 0, true, false));
        ledger.advance(Duration.ofSeconds(1));
        assertThat(workers.now().rehearsal()).isTrue();

        ledger.beats("w2", 2, 0);
        ledger.advance(Duration.ofSeconds(1));
        assertThat(workers.now().rehearsal()).isFalse();
        assertThat(workers.now().models()).containsExactlyInAnyOrder("rehearsal", "qwen");
    }

    @Test
    void opensWindowAsWideAsThereAreSlots() {
        assertThat(window.forOwner()).isEqualTo(2);
        assertThat(window.forBatch()).isEqualTo(8);

        ledger.beats("w1", 5, 0);
        ledger.advance(Duration.ofSeconds(1));

        assertThat(window.forOwner()).isEqualTo(5);
        assertThat(window.forBatch()).isEqualTo(20);
    }

    @Test
    void keepsSmallestWindowWhileLedgerIsAway() {
        ledger.goAway();

        assertThat(window.forOwner()).isEqualTo(2);
        assertThat(window.forBatch()).isEqualTo(8);
    }

    @Test
    void keepsLastWindowWhenLedgerGoesAway() {
        ledger.beats("w1", 5, 0);
        assertThat(window.forOwner()).isEqualTo(5);

        ledger.goAway();
        ledger.advance(Duration.ofMinutes(1));

        assertThat(window.forOwner()).isEqualTo(5);
    }

    @Test
    void failsToKnowWorkersWhenLedgerCouldNeverBeAsked() {
        ledger.goAway();

        assertThatThrownBy(workers::now).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsPlaceAgainWhenPositionOrTimeHasMoved() {
        Instant eta = ledger.instant();
        Place told = new Place(3, eta);

        assertThat(new Place(3, eta.plusSeconds(4)).isNewsAfter(told)).isFalse();
        assertThat(new Place(3, eta.minusSeconds(5)).isNewsAfter(told)).isTrue();
        assertThat(new Place(3, eta.plusSeconds(5)).isNewsAfter(told)).isTrue();
        assertThat(new Place(2, eta).isNewsAfter(told)).isTrue();
        assertThat(new Place(3, null).isNewsAfter(told)).isTrue();
        assertThat(told.isNewsAfter(new Place(3, null))).isTrue();
        assertThat(new Place(3, null).isNewsAfter(new Place(3, null))).isFalse();
    }

    @Test
    void hasUsableDefaultsAndRefusesHeartbeatThatIsNotHeardTwice() {
        ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Settings.class);

        context.run(
                started -> assertThat(started.getBean(FleetProperties.class)).isEqualTo(properties));
        context.withPropertyValues("codementor.fleet.worker-heartbeat=8s")
                .run(started -> assertThat(started).hasFailed());
        context.withPropertyValues("codementor.fleet.notifier-heartbeat=4s")
                .run(started -> assertThat(started).hasFailed());
        context.withPropertyValues("codementor.fleet.window=10001")
                .run(started -> assertThat(started).hasFailed());
    }

    @EnableConfigurationProperties(FleetProperties.class)
    static class Settings {}
}
