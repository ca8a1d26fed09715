package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;

/**
 * A job that may be sent to its queue now.
 *
 * @param group the fair-queue group: the owner of a prompt, the batch of a grading
 */
public record ReleasedJob(JobId job, JobKind kind, String owner, String group) {}
