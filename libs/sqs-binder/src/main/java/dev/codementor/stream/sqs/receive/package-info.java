/** Receives messages as fast as there are free slots, keeps them hidden while they are handled, and ends each in one way. */
@NullMarked
package dev.codementor.stream.sqs.receive;

import org.jspecify.annotations.NullMarked;
