/** What operators see and do: queues, jobs, workers, history, and the audit of every action. */
@NullMarked
package dev.codementor.api.operations;

import org.jspecify.annotations.NullMarked;
