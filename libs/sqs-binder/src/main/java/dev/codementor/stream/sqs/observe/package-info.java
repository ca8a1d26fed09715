/** Observes sends and handlers, and so carries traces across the queue. */
@NullMarked
package dev.codementor.stream.sqs.observe;

import org.jspecify.annotations.NullMarked;
