/** What an application's handlers see of the SQS binder: headers, acknowledgment, and how to ask for a later try. */
@NullMarked
package dev.codementor.stream.sqs;

import org.jspecify.annotations.NullMarked;
