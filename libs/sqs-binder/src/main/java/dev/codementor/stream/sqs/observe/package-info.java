/** Observes sends and handlers, which carries traces across the queue. */
@NullMarked
package dev.codementor.stream.sqs.observe;

import org.jspecify.annotations.NullMarked;
