package dev.codementor.chores;

import java.time.Duration;

/**
 * Something that a service does again and again.
 *
 * @param name for metrics, logs and threads; lower case with hyphens, unique in a service
 * @param every pause between the end of one run and the beginning of the next, more than zero
 * @param batch a round that handled this many items is followed by another one at once; at least 1
 * @param repeats whether to go on after the first run that succeeds
 * @param round one statement's worth of work
 */
public record Chore(String name, Duration every, int batch, boolean repeats, Round round) {

    public Chore {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("the pause of the chore " + name + " must be more than zero");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("the batch of the chore " + name + " must be at least 1");
        }
    }

    /** A chore that handles items in batches. */
    public static Chore inBatches(String name, Duration every, int batch, Round round) {
        return new Chore(name, every, batch, true, round);
    }

    /** A chore that handles all there is in one round. */
    public static Chore repeating(String name, Duration every, Runnable work) {
        return new Chore(name, every, Integer.MAX_VALUE, true, () -> {
            work.run();
            return 0;
        });
    }

    /** A chore that is over as soon as it has succeeded once. */
    public static Chore untilItSucceeds(String name, Duration every, Round round) {
        return new Chore(name, every, Integer.MAX_VALUE, false, round);
    }

    /** One statement's worth of work. */
    @FunctionalInterface
    public interface Round {

        /** Returns how many items it handled; a full batch means that there may be more. */
        int run();
    }
}
