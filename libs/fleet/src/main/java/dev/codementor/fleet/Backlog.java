package dev.codementor.fleet;

import dev.codementor.contract.JobKind;
import java.time.Instant;
import java.util.Map;

/**
 * What waits, and how long that takes. Students' waits, the estimates of batches and the autoscaler's input are made of
 * these numbers.
 *
 * @param at when the ledger was asked
 * @param crew who works
 * @param queues by kind of job; each kind is there
 * @param workerSeconds time that one worker like the live ones would need for all of it, alone. It does not depend on
 *     how many there are, so an autoscaler divides it by the seconds that it allows
 * @param score how well the latest predictions held
 */
public record Backlog(Instant at, Workers crew, Map<JobKind, Queue> queues, Seconds workerSeconds, Score score) {

    public Queue queue(JobKind kind) {
        Queue queue = queues.get(kind);
        if (queue == null) {
            throw new IllegalStateException("no queue for " + kind);
        }
        return queue;
    }

    /**
     * Those who take jobs. A worker that is draining does not count.
     *
     * @param slots jobs that they work on at a time; 0 when no worker is alive
     * @param basis where the speeds come from
     * @param prefill tokens of a prompt that one slot reads in a second
     * @param decode tokens that one slot writes in a second
     */
    public record Workers(int live, int slots, int free, Basis basis, double prefill, double decode) {}

    /** Where the speeds come from, best first. */
    public enum Basis {
        /** The live workers measured them. */
        MEASURED("measured"),
        /** No live worker has measured anything; a worker before them did. */
        LAST_MEASURED("last-measured"),
        /** No worker ever measured anything; what the latest questions took in all. */
        RUN_TIMES("run-times"),
        /** Nothing is known; the settings {@code codementor.fleet.forecast.assumed-*}. */
        ASSUMED("assumed");

        private final String wireName;

        Basis(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /**
     * One queue, with all that will go into it.
     *
     * @param jobs how many
     * @param tokens of those that wait, as estimated
     * @param drain until the last of them has ended, with the live workers or, when there are none, with one
     * @param start until a new job would start, that of somebody who has no other
     * @param workerSeconds time that one worker would need for them, alone
     */
    public record Queue(Jobs jobs, Tokens tokens, Seconds drain, Seconds start, Seconds workerSeconds) {}

    /**
     * How many.
     *
     * @param waiting in the queue or on their way into it
     * @param held in the ledger, behind their owner's window; for gradings also the items of started batches that have no
     *     job yet
     */
    public record Jobs(int waiting, int held, int running) {

        public int all() {
            return waiting + held + running;
        }
    }

    /** @param read those that are not in a model server's cache */
    public record Tokens(long read, long written) {}

    /** A time in seconds: half of all jobs, and nine of ten, should take no longer. */
    public record Seconds(double p50, double p90) {}

    /**
     * How well the latest predictions held.
     *
     * @param predictions how many there are
     * @param p50Held share of jobs that started before their P50, 0 to 1; 0.5 is right
     * @param p90Held share of jobs that started before their P90, 0 to 1; 0.85 to 0.95 is right
     */
    public record Score(int predictions, double p50Held, double p90Held) {}
}
