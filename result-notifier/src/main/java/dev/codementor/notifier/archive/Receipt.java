package dev.codementor.notifier.archive;

import dev.codementor.contract.JobId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The jobs of one message, and the ways to end it.
 *
 * @param acknowledge reports that all of them are archived
 * @param release gives the message back, so that it comes again after the given time
 */
record Receipt(List<JobId> jobs, Runnable acknowledge, Consumer<Duration> release) {}
