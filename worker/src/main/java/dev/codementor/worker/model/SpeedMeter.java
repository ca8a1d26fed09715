package dev.codementor.worker.model;

import dev.codementor.ledger.backlog.TokenSpeed;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * How fast the model server worked on its latest answers, by its own times. While it works on several at once, each of
 * them is slower, so this is the speed of a slot and not of the server.
 */
public final class SpeedMeter {

    /** Enough to even out single answers, and few enough to follow a change of load within minutes. */
    private static final int LATEST = 32;

    private record Answer(long read, Duration reading, long written, Duration writing) {}

    private final ArrayDeque<Answer> latest = new ArrayDeque<>(LATEST);

    /**
     * Adds an answer.
     *
     * @param read tokens of the prompt that were not in the server's cache
     * @param reading time for them
     * @param written tokens of the answer
     * @param writing time for them
     */
    synchronized void add(long read, Duration reading, long written, Duration writing) {
        if (latest.size() == LATEST) {
            latest.removeFirst();
        }
        latest.addLast(new Answer(read, reading, written, writing));
    }

    /** The speed over the latest {@value #LATEST} answers; null before the server has measured both of its parts. */
    public @Nullable TokenSpeed speed() {
        double prefill = prefill();
        double decode = decode();
        return prefill > 0 && decode > 0 ? new TokenSpeed(prefill, decode) : null;
    }

    /** Tokens that it reads in a second; 0 when unknown. */
    synchronized double prefill() {
        return rate(
                latest.stream().mapToLong(Answer::read).sum(),
                latest.stream().map(Answer::reading).reduce(Duration.ZERO, Duration::plus));
    }

    /** Tokens that it writes in a second; 0 when unknown. */
    synchronized double decode() {
        return rate(
                latest.stream().mapToLong(Answer::written).sum(),
                latest.stream().map(Answer::writing).reduce(Duration.ZERO, Duration::plus));
    }

    private static double rate(long tokens, Duration time) {
        return time.isZero() ? 0 : tokens / (time.toNanos() / 1e9);
    }
}
