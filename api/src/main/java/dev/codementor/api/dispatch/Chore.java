package dev.codementor.api.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that a sweeper does again and again. A round that fails is logged once until one succeeds, and never keeps
 * the next from being tried.
 */
public final class Chore implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Chore.class);

    /** So that one chore with much to do leaves time for the others. */
    private static final int MOST_ROUNDS = 50;

    private final String name;
    private final Duration every;
    private final int batch;
    private final Round round;
    private final Counter jobs;
    private boolean failing;

    /**
     * @param name for meters and logs
     * @param batch a round that did as much as this is followed by another at once
     */
    public Chore(String name, Duration every, int batch, Round round, MeterRegistry meters) {
        this.name = name;
        this.every = every;
        this.batch = batch;
        this.round = round;
        this.jobs = Counter.builder("codementor.sweeper.jobs")
                .description("Jobs that the sweeper did something for")
                .tag("chore", name)
                .register(meters);
    }

    /** The pause between its runs. */
    public Duration every() {
        return every;
    }

    // An Error too must not end the schedule: without its chores this instance would look alive and repair nothing.
    @SuppressWarnings("CatchThrowable")
    @Override
    public void run() {
        try {
            int done = batch;
            for (int i = 0;
                    i < MOST_ROUNDS && done >= batch && !Thread.currentThread().isInterrupted();
                    i++) {
                done = round.run();
                jobs.increment(done);
            }
            if (failing) {
                log.info("The sweeper's chore '{}' works again", name);
                failing = false;
            }
        } catch (Throwable failure) {
            if (!failing && !Thread.currentThread().isInterrupted()) {
                log.warn(
                        "The sweeper's chore '{}' failed; it is tried every {} ms and logged again when it works",
                        name,
                        every.toMillis(),
                        failure);
            }
            failing = true;
        }
    }

    /** One statement's worth of work. */
    @FunctionalInterface
    public interface Round {

        /** How many jobs it was about; a full batch means that there may be more. */
        int run();
    }
}
