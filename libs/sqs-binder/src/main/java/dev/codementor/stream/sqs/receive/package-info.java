/**
 * Receives messages as fast as slots become free, keeps them hidden while they are handled, and ends each of them in
 * exactly one way.
 */
@NullMarked
package dev.codementor.stream.sqs.receive;

import org.jspecify.annotations.NullMarked;
