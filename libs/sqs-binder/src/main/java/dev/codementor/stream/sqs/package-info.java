/**
 * The part of the SQS binder that an application's handlers use: headers, acknowledgment, and a way to ask for a later
 * attempt.
 */
@NullMarked
package dev.codementor.stream.sqs;

import org.jspecify.annotations.NullMarked;
