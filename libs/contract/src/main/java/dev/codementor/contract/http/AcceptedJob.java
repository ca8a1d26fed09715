package dev.codementor.contract.http;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;

/** The answer to {@code POST /api/v1/jobs}: the job cannot be lost any more. */
public record AcceptedJob(JobId id, JobState state) {}
