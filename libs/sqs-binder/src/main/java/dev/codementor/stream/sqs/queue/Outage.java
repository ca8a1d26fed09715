package dev.codementor.stream.sqs.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs an outage of a queue in a few lines: its beginning, every change of its kind, and its end. Failures between them
 * are only counted, because one second of an outage can have hundreds of the same.
 */
public final class Outage {

    private final Logger log;
    private final BoundQueue queue;
    private final String problem;
    private final String next;
    private SqsFault.@Nullable Kind kind;
    private long failures;
    private long since;
    private volatile boolean present;

    /**
     * @param problem what does not work, such as {@code Messages cannot be received}
     * @param next what happens next, such as {@code trying again until it works}
     */
    public Outage(Logger log, BoundQueue queue, String problem, String next) {
        this.log = log;
        this.queue = queue;
        this.problem = problem;
        this.next = next;
    }

    /** Something failed. */
    public synchronized void failed(Throwable failure) {
        SqsFault fault = SqsFault.of(failure);
        if (!present) {
            failures = 0;
            since = System.nanoTime();
        }
        failures++;
        if (!present || fault.kind() != kind) {
            log.atWarn()
                    .addKeyValue("queue", queue.name())
                    .log("{} {}: {}; {}", problem, queue.where(), fault.sentence(), next);
        }
        kind = fault.kind();
        present = true;
    }

    /** Something worked. */
    public void over() {
        if (present) {
            end();
        }
    }

    private synchronized void end() {
        if (present) {
            present = false;
            kind = null;
            log.atInfo()
                    .addKeyValue("queue", queue.name())
                    .addKeyValue("failures", failures)
                    .addKeyValue(
                            "seconds",
                            Duration.ofNanos(System.nanoTime() - since).toSeconds())
                    .log("SQS works again");
        }
    }
}
