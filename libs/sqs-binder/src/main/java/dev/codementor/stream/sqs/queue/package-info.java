/** Finds the queue of a binding, creates it where that is wanted, and fails with one clear sentence otherwise. */
@NullMarked
package dev.codementor.stream.sqs.queue;

import org.jspecify.annotations.NullMarked;
