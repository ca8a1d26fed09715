package dev.codementor.ledger.backlog;

import dev.codementor.contract.JobId;
import java.time.Duration;

/**
 * When a job was expected to start, as its student was told when it was accepted.
 *
 * @param expected time from the acceptance to the start, as the line said
 * @param p50 the same with the errors of earlier predictions: half of all jobs should have started by then
 * @param p90 nine of ten jobs should have started by then
 */
public record StartPrediction(JobId job, Duration expected, Duration p50, Duration p90) {}
