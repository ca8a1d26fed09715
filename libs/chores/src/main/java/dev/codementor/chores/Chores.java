package dev.codementor.chores;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs a group of chores from the start of the application context to its stop. A round that fails is logged once until
 * one succeeds, and never ends the schedule. At the stop, a running round has 5 seconds to end by itself before it is
 * interrupted, as an interrupt would break the database connection that it may be using.
 */
public final class Chores implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Chores.class);
    private static final int LAST_ROUND_SECONDS = 5;

    private final Schedulers schedulers;
    private final List<Rounds> rounds;
    private final int phase;
    private volatile @Nullable TaskScheduler scheduler;

    private Chores(Schedulers schedulers, int phase, List<Rounds> rounds) {
        this.schedulers = schedulers;
        this.phase = phase;
        this.rounds = rounds;
    }

    /** Where the timers of a group come from, and how they end. */
    private interface Schedulers {

        TaskScheduler start();

        void stop(TaskScheduler started);
    }

    /** Runs chores on one thread, one after another. */
    public static Chores oneAfterAnother(String name, MeterRegistry meters, List<Chore> chores) {
        return inPool(name, 1, meters, chores);
    }

    /** Runs each chore on a thread of its own, so that a slow one does not hold the others up. */
    public static Chores sideBySide(String name, MeterRegistry meters, List<Chore> chores) {
        return inPool(name, chores.size(), meters, chores);
    }

    private static Chores inPool(String name, int threads, MeterRegistry meters, List<Chore> chores) {
        return group(new Pools(name, threads), meters, chores);
    }

    /** Runs chores on a scheduler of somebody else, such as one whose clock a test moves; does not shut it down. */
    public static Chores on(TaskScheduler scheduler, MeterRegistry meters, List<Chore> chores) {
        return group(
                new Schedulers() {
                    @Override
                    public TaskScheduler start() {
                        return scheduler;
                    }

                    @Override
                    public void stop(TaskScheduler started) {}
                },
                meters,
                chores);
    }

    private static Chores group(Schedulers schedulers, MeterRegistry meters, List<Chore> chores) {
        return new Chores(
                schedulers,
                DEFAULT_PHASE,
                chores.stream().map(chore -> new Rounds(chore, meters)).toList());
    }

    /** The same chores in another phase: groups of higher phases start later and stop earlier. */
    public Chores inPhase(int other) {
        return new Chores(schedulers, other, rounds);
    }

    /**
     * Runs a chore now and not only at its next turn; does nothing while the group is stopped.
     *
     * @throws IllegalArgumentException when the group has no such chore
     */
    public void soon(String chore) {
        Rounds wanted = rounds.stream()
                .filter(each -> each.name().equals(chore))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no chore " + chore));
        TaskScheduler running = scheduler;
        if (running == null || !wanted.wake()) {
            return;
        }
        try {
            var _ = running.schedule(wanted::runWoken, running.getClock().instant());
        } catch (TaskRejectedException stopped) {
            log.debug("The chore {} is not run again, as its group stops", chore, stopped);
        }
    }

    @Override
    public int getPhase() {
        return phase;
    }

    @Override
    public synchronized void start() {
        if (scheduler != null) {
            return;
        }
        TaskScheduler started = schedulers.start();
        rounds.forEach(each -> each.start(started));
        scheduler = started;
    }

    @Override
    public synchronized void stop() {
        TaskScheduler running = scheduler;
        if (running == null) {
            return;
        }
        scheduler = null;
        rounds.forEach(Rounds::stop);
        schedulers.stop(running);
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** Spring's scheduler, a new one for each start. */
    private record Pools(String name, int threads) implements Schedulers {

        @Override
        public TaskScheduler start() {
            ThreadPoolTaskScheduler pool = new ThreadPoolTaskScheduler();
            pool.setThreadNamePrefix(name + "-");
            pool.setDaemon(true);
            pool.setPoolSize(threads);
            pool.setRemoveOnCancelPolicy(true);
            pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            pool.setWaitForTasksToCompleteOnShutdown(true);
            pool.setAwaitTerminationSeconds(LAST_ROUND_SECONDS);
            pool.initialize();
            return pool;
        }

        @Override
        public void stop(TaskScheduler started) {
            if (started instanceof ThreadPoolTaskScheduler pool) {
                ScheduledThreadPoolExecutor threads = pool.getScheduledThreadPoolExecutor();
                pool.shutdown();
                threads.shutdownNow();
            }
        }
    }
}
