package dev.codementor.chores;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** A scheduler whose clock the test moves; tasks run on the thread that moves it. */
final class ManualScheduler implements TaskScheduler {

    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-12-01T08:00:00Z");

    /** Moves the clock, and runs what is due on the way there. */
    void advance(Duration time) {
        Instant until = now.plus(time);
        for (Optional<Task> next = due(until); next.isPresent(); next = due(until)) {
            now = next.get().at;
            next.get().perform();
        }
        now = until;
    }

    int scheduled() {
        return tasks.size();
    }

    private Optional<Task> due(Instant until) {
        tasks.removeIf(task -> task.cancelled);
        return tasks.stream().filter(task -> !task.at.isAfter(until)).min(Comparator.comparing(task -> task.at));
    }

    @Override
    public Clock getClock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, Instant at) {
        return add(new Task(work, at, null));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, Duration delay) {
        return add(new Task(work, now, delay));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, Instant at, Duration delay) {
        return add(new Task(work, at, delay));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, Duration period) {
        throw new UnsupportedOperationException("chores have pauses");
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, Instant at, Duration period) {
        throw new UnsupportedOperationException("chores have pauses");
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, Trigger trigger) {
        throw new UnsupportedOperationException("chores have pauses");
    }

    private Task add(Task task) {
        tasks.add(task);
        return task;
    }

    private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final Runnable work;
        private final @Nullable Duration pause;
        private Instant at;
        private boolean cancelled;

        Task(Runnable work, Instant at, @Nullable Duration pause) {
            super(() -> null);
            this.work = work;
            this.at = at;
            this.pause = pause;
        }

        void perform() {
            if (pause == null) {
                tasks.remove(this);
            } else {
                at = at.plus(pause);
            }
            work.run();
        }

        @Override
        public boolean cancel(boolean interrupting) {
            cancelled = true;
            return true;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now, at));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
