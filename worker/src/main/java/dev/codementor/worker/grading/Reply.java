package dev.codementor.worker.grading;

import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.worker.model.ModelEnd;
import java.time.Duration;

/** What came of asking the model for an item. */
sealed interface Reply {

    /**
     * The model's words.
     *
     * @param cutOff whether it could not write its last one
     */
    record Text(String text, boolean cutOff, Usage usage, Duration took) implements Reply {}

    /** No words that could be used. */
    record None(ModelEnd.NoAnswer why) implements Reply {}
}
