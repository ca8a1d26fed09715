package dev.codementor.livelink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private static byte[] event(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> take(Backlog backlog, int enough) throws InterruptedException {
        return backlog.take(enough, SHORT).stream()
                .map(event -> new String(event, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void givesEventsInOrderUntilItIsEnough() throws InterruptedException {
        Backlog backlog = new Backlog(10, 1000, SHORT);
        backlog.add(event("one"), true);
        backlog.add(event("two"), true);
        backlog.add(event("three"), true);

        assertThat(take(backlog, 4)).containsExactly("one", "two");
        assertThat(take(backlog, 4)).containsExactly("three");
        assertThat(take(backlog, 4)).isEmpty();
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void dropsTheOldestOverItsCount() throws InterruptedException {
        Backlog backlog = new Backlog(2, 1000, SHORT);
        assertThat(backlog.add(event("one"), true)).isZero();
        assertThat(backlog.add(event("two"), true)).isZero();
        assertThat(backlog.add(event("three"), true)).isOne();

        assertThat(take(backlog, 1000)).containsExactly("two", "three");
    }

    @Test
    void dropsTheOldestOverItsBytes() throws InterruptedException {
        Backlog backlog = new Backlog(100, 8, SHORT);
        backlog.add(event("one"), true);
        backlog.add(event("two"), true);
        assertThat(backlog.add(event("three"), true)).isOne();
        assertThat(backlog.add(event("far too long"), true)).isEqualTo(3);

        assertThat(take(backlog, 1000)).isEmpty();
    }

    @Test
    void wakesWhoeverWaits() throws InterruptedException {
        Backlog backlog = new Backlog(10, 1000, SHORT);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                assertThat(backlog.take(10, Duration.ofMinutes(1))).isNotEmpty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        backlog.add(event("one"), true);

        assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void letsNewsWaitForText() throws InterruptedException {
        Backlog backlog = new Backlog(10, 1000, Duration.ofMinutes(1));
        backlog.add(event("running"), false);
        List<byte[]> taken = new CopyOnWriteArrayList<>();
        Thread taking = Thread.ofPlatform().start(() -> {
            try {
                taken.addAll(backlog.take(1000, SHORT));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().atMost(Duration.ofSeconds(5)).until(() -> taking.getState() == Thread.State.TIMED_WAITING);
        backlog.add(event("hello"), true);

        assertThat(taking.join(Duration.ofSeconds(5))).isTrue();
        assertThat(taken).hasSize(2);
    }

    @Test
    void sendsNewsThatNothingJoins() throws InterruptedException {
        Backlog backlog = new Backlog(10, 1000, SHORT);
        backlog.add(event("queued"), false);

        assertThat(take(backlog, 1000)).containsExactly("queued");
    }

    @Test
    void doesNotLetNewsWaitWhenItIsToldToHurry() throws InterruptedException {
        Backlog backlog = new Backlog(10, 1000, Duration.ofMinutes(1));
        backlog.add(event("queued"), false);
        backlog.wake();

        assertThat(take(backlog, 1000)).containsExactly("queued");
    }
}
