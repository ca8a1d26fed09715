/** Sends messages: at once when idle, up to ten in a call under load. */
@NullMarked
package dev.codementor.stream.sqs.send;

import org.jspecify.annotations.NullMarked;
