package dev.codementor.stream.sqs.receive;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Messages that SQS hands out again before their delay is over, as it hides none for longer than 12 hours after its receive.
 * Only this consumer knows of its own; another one that gets such a message handles it.
 */
final class EarlyReturns {

    /** SQS keeps no message longer (quota). */
    private static final Duration LONGEST_LIFE = Duration.ofDays(14);

    /** A message that did not come back until then has ended elsewhere. */
    private static final long FORGOTTEN_AFTER = Duration.ofHours(24).toNanos();

    private final Map<String, Long> due = new ConcurrentHashMap<>();

    /** @param now by {@link System#nanoTime()} */
    void expect(String messageId, Duration delay, long now) {
        due.values().removeIf(at -> now - at > FORGOTTEN_AFTER);
        Duration bounded = delay.compareTo(LONGEST_LIFE) < 0 ? delay : LONGEST_LIFE;
        due.put(messageId, now + bounded.toNanos());
    }

    /** How much longer a message that came back has to wait; 0 when it has waited long enough. */
    Duration wait(String messageId, long now) {
        Long at = due.remove(messageId);
        return at == null || at - now <= 0 ? Duration.ZERO : Duration.ofNanos(at - now);
    }
}
