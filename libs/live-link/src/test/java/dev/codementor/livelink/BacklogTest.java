package dev.codementor.livelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
        Backlog backlog = new Backlog(10, 1000);
        backlog.add(event("one"));
        backlog.add(event("two"));
        backlog.add(event("three"));

        assertThat(take(backlog, 4)).containsExactly("one", "two");
        assertThat(take(backlog, 4)).containsExactly("three");
        assertThat(take(backlog, 4)).isEmpty();
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void dropsTheOldestOverItsCount() throws InterruptedException {
        Backlog backlog = new Backlog(2, 1000);
        assertThat(backlog.add(event("one"))).isZero();
        assertThat(backlog.add(event("two"))).isZero();
        assertThat(backlog.add(event("three"))).isOne();

        assertThat(take(backlog, 1000)).containsExactly("two", "three");
    }

    @Test
    void dropsTheOldestOverItsBytes() throws InterruptedException {
        Backlog backlog = new Backlog(100, 8);
        backlog.add(event("one"));
        backlog.add(event("two"));
        assertThat(backlog.add(event("three"))).isOne();
        assertThat(backlog.add(event("far too long"))).isEqualTo(3);

        assertThat(take(backlog, 1000)).isEmpty();
    }

    @Test
    void wakesWhoeverWaits() throws InterruptedException {
        Backlog backlog = new Backlog(10, 1000);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                assertThat(backlog.take(10, Duration.ofMinutes(1))).isNotEmpty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        backlog.add(event("one"));

        assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
    }
}
