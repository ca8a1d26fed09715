/** Sends messages: at once when idle, and up to ten per call under load. */
@NullMarked
package dev.codementor.stream.sqs.send;

import org.jspecify.annotations.NullMarked;
