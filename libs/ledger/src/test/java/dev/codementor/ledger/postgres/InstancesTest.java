package dev.codementor.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveNotifier;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstancesTest {

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
        LiveWorker idle = new LiveWorker("w1", "qwen", 4, 0, false);
        LiveWorker busy = new LiveWorker("w1", "qwen", 4, 3, true);
        directory.announceWorker(idle);
        assertThat(directory.liveWorkers(RECENTLY)).containsExactly(idle);
        directory.announceWorker(busy);
        assertThat(directory.liveWorkers(RECENTLY)).containsExactly(busy);

        age("workers", "w1", "1 minute");
        assertThat(directory.liveWorkers(RECENTLY)).isEmpty();
        directory.withdrawWorker("w1");
        directory.withdrawWorker("w1");
        assertThat(count("workers")).isZero();
    }

    @Test
    void forgetsTheLongDead() {
        directory.announceNotifier("n1", URI.create("ws://10.0.0.1:9000/live"));
        directory.announceWorker(new LiveWorker("w1", "qwen", 4, 0, false));
        age("notifiers", "n1", "25 hours");
        age("workers", "w1", "25 hours");

        directory.announceNotifier("n2", URI.create("ws://10.0.0.2:9000/live"));
        directory.announceWorker(new LiveWorker("w2", "qwen", 4, 0, false));

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
