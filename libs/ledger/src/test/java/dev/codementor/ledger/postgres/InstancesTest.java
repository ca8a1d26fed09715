package dev.codementor.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveNotifier;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.InstanceDirectory.Trouble;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.ledger.backlog.TokenSpeed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstancesTest {

    private static final TokenSpeed SPEED = new TokenSpeed(120.5, 11.25);
    private static final Duration RECENTLY = Duration.ofSeconds(30);

    private final InstanceDirectory directory = TestLedger.shared().instances();

    @BeforeEach
    void forgetEverybody() {
        TestLedger.withoutTriggers("truncate notifiers, workers");
    }

    @Test
    void knowsNotifiersWhileTheirHeartLives() {
        directory.announceNotifier("n1", URI.create("ws://10.0.0.1:9000/live"));
        directory.announceNotifier("n2", URI.create("ws://10.0.0.2:9000/live"));
        directory.announceNotifier("n1", URI.create("ws://10.0.0.9:9000/live"));
        assertThat(directory.liveNotifiers(RECENTLY))
                .containsExactly(
                        new LiveNotifier("n1", URI.create("ws://10.0.0.9:9000/live")),
                        new LiveNotifier("n2", URI.create("ws://10.0.0.2:9000/live")));

        age("notifiers", "n1", "1 minute");
        assertThat(directory.liveNotifiers(RECENTLY))
                .extracting(LiveNotifier::instance)
                .containsExactly("n2");

        directory.withdrawNotifier("n2");
        assertThat(directory.liveNotifiers(RECENTLY)).isEmpty();
    }

    @Test
    void knowsWorkersWhileTheirHeartLives() {
        Instant before = Instant.now().minusSeconds(1);
        directory.announceWorker(new WorkerState("w1", "1.0", "qwen", 4, 0, false, false));
        LiveWorker idle = directory.liveWorkers(RECENTLY).getFirst();
        assertThat(idle)
                .isEqualTo(new LiveWorker(
                        "w1", "1.0", "qwen", 4, 0, false, false, null, 4, null, List.of(), idle.heartbeatAt()));
        assertThat(idle.heartbeatAt()).isBetween(before, Instant.now().plusSeconds(1));

        directory.announceWorker(new WorkerState("w1", "1.1", "llama", 5, 3, true, true, null, 4, SPEED));
        assertThat(directory.liveWorkers(RECENTLY)).singleElement().satisfies(busy -> assertThat(busy)
                .isEqualTo(new LiveWorker(
                        "w1", "1.1", "llama", 5, 3, true, true, null, 4, SPEED, List.of(), busy.heartbeatAt())));

        age("workers", "w1", "1 minute");
        assertThat(directory.liveWorkers(RECENTLY)).isEmpty();
        directory.withdrawWorker("w1");
        directory.withdrawWorker("w1");
        assertThat(count("workers")).isZero();
    }

    @Test
    void knowsWhyAWorkerHasNoModel() {
        Trouble trouble = new Trouble("away", "connection refused");
        directory.announceWorker(new WorkerState(
                "w1", "1.0", "qwen", 4, 0, false, false, trouble, 4, null, List.of("qwen:latest", "phi:2")));

        assertThat(directory.liveWorkers(RECENTLY)).singleElement().satisfies(worker -> {
            assertThat(worker.trouble()).isEqualTo(trouble);
            assertThat(worker.takesJobs()).isFalse();
            assertThat(worker.models()).containsExactly("qwen:latest", "phi:2");
        });

        directory.announceWorker(new WorkerState("w1", "1.0", "qwen", 4, 0, false, false));
        assertThat(directory.liveWorkers(RECENTLY)).singleElement().satisfies(worker -> {
            assertThat(worker.trouble()).isNull();
            assertThat(worker.takesJobs()).isTrue();
        });
        directory.withdrawWorker("w1");
    }

    @Test
    void forgetsTheLongDead() {
        directory.announceNotifier("n1", URI.create("ws://10.0.0.1:9000/live"));
        directory.announceWorker(new WorkerState("w1", "1.0", "qwen", 4, 0, false, false));
        age("notifiers", "n1", "25 hours");
        age("workers", "w1", "25 hours");

        directory.announceNotifier("n2", URI.create("ws://10.0.0.2:9000/live"));
        directory.announceWorker(new WorkerState("w2", "1.0", "qwen", 4, 0, false, false));

        assertThat(count("notifiers")).isEqualTo(1);
        assertThat(count("workers")).isEqualTo(1);
    }

    private static void age(String table, String instance, String time) {
        TestLedger.sql()
                .sql("update " + table + " set heartbeat_at = heartbeat_at - interval '" + time
                        + "' where instance = :instance")
                .param("instance", instance)
                .update();
    }

    private static long count(String table) {
        return TestLedger.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
