package dev.codementor.ledger.backlog;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job that waits or runs.
 *
 * @param released whether it may be in the queue; the others wait behind their owner's window
 * @param promptBytes length of the prompt in UTF-8; 0 for a grading
 * @param grading what is planned for its item; null for a question
 * @param running time since its first start; null for a job that waits
 * @param worker that holds it; null for a job that waits
 */
public record UnsettledJob(
        JobId id,
        JobKind kind,
        String course,
        String owner,
        JobState state,
        boolean released,
        long promptBytes,
        @Nullable PlannedWork grading,
        @Nullable Duration running,
        @Nullable String worker) {}
