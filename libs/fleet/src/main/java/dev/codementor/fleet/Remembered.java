package dev.codementor.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that may be a little old. One caller at a time asks again once it is; the others, and that one if asking
 * fails, go on with the old answer. Only a first question that fails is a failure.
 */
final class Remembered<T> implements Supplier<T> {

    private final Supplier<T> source;
    private final Duration fresh;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicReference<@Nullable Answer<T>> last = new AtomicReference<>();

    Remembered(Supplier<T> source, Duration fresh, Clock clock) {
        this.source = source;
        this.fresh = fresh;
        this.clock = clock;
    }

    @Override
    public T get() {
        Answer<T> known = last.get();
        if (known == null) {
            asking.lock();
            try {
                Answer<T> since = last.get();
                return since == null ? ask() : since.value();
            } finally {
                asking.unlock();
            }
        }
        if (clock.instant().isBefore(known.until()) || !asking.tryLock()) {
            return known.value();
        }
        try {
            return ask();
        } catch (RuntimeException failure) {
            last.set(new Answer<>(known.value(), clock.instant().plus(fresh)));
            return known.value();
        } finally {
            asking.unlock();
        }
    }

    private T ask() {
        T value = source.get();
        last.set(new Answer<>(value, clock.instant().plus(fresh)));
        return value;
    }

    private record Answer<T>(T value, Instant until) {}
}
