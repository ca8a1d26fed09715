/**
 * Finds the queue of a binding, creates it if the binding asks for that, and otherwise fails with one clear sentence.
 */
@NullMarked
package dev.codementor.stream.sqs.queue;

import org.jspecify.annotations.NullMarked;
