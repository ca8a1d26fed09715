package dev.codementor.worker.attempt;

import java.time.Duration;

/** What happens to the message that brought a job. */
public sealed interface Handling {

    /** The message is done. */
    record Acknowledge() implements Handling {}

    /** The message comes again after the delay, to this worker or another. */
    record GiveBack(Duration delay) implements Handling {}
}
