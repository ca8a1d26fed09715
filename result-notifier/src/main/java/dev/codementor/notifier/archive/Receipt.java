package dev.codementor.notifier.archive;

import dev.codementor.contract.JobId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Jobs of one message, and how to end it.
 *
 * @param acknowledge says that all of them are archived
 * @param release gives the message back, to come again after a time
 */
record Receipt(List<JobId> jobs, Runnable acknowledge, Consumer<Duration> release) {}
