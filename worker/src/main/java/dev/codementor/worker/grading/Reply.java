package dev.codementor.worker.grading;

import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.worker.model.ModelEnd;
import java.time.Duration;

/** The outcome of asking the model for an item. */
sealed interface Reply {

    /**
     * The model's words.
     *
     * @param cutOff whether the answer was cut off
     */
    record Text(String text, boolean cutOff, Usage usage, Duration took) implements Reply {}

    /**
     * The server read far fewer tokens than it was sent, so the model did not see all of the question.
     *
     * @param read as the server counted
     * @param sent at least
     */
    record Truncated(int read, int sent) implements Reply {}

    /** There is no usable answer. */
    record None(ModelEnd.NoAnswer why) implements Reply {}
}
