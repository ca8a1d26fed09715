package dev.codementor.bench;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;

/**
 * The times that a student saw for one question. Times are nanoseconds since the question was due.
 *
 * @param accepted when the 202 arrived
 * @param firstText when the first text was pushed; the settlement's time when there was no text
 * @param settled when the settlement was pushed
 * @param complete whether the text was complete, without a gap
 */
record Answer(JobId job, JobState state, long accepted, long firstText, long settled, boolean complete, String text) {}
