package dev.codementor.worker.attempt;

import java.time.Duration;

/** What becomes of the message that brought a job. */
public sealed interface Handling {

    /** It has done its work. */
    record Acknowledge() implements Handling {}

    /** It comes again after the delay, to this worker or another. */
    record GiveBack(Duration delay) implements Handling {}
}
