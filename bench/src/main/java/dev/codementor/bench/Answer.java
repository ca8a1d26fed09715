package dev.codementor.bench;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;

/**
 * The times that a student saw for one question. Times are nanoseconds since the question was due.
 *
 * @param accepted when the 202 arrived
 * @param firstText when the first text was pushed; the settlement's time when there was no text
 * @param settled when the settlement was pushed
 * @param failure the code of why there is no answer; empty when there is one
 * @param complete whether the text was complete, without a gap
 */
record Answer(
        JobId job,
        JobState state,
        String failure,
        long accepted,
        long firstText,
        long settled,
        boolean complete,
        String text) {

    /** Whether the model wrote as many tokens as the worker allows. Such a job has failed, but it cost all of its work. */
    boolean isCut() {
        return failure.equals(FailureCode.ANSWER_TOO_LONG.wireName());
    }
}
