/** Turns Spring messages into SQS messages and back: bodies, attributes, ids. */
@NullMarked
package dev.codementor.stream.sqs.message;

import org.jspecify.annotations.NullMarked;
