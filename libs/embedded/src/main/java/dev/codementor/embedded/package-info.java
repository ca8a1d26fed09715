/** The servers that production gets from outside, in process and on loopback only: SQS, S3 and PostgreSQL. */
@NullMarked
package dev.codementor.embedded;

import org.jspecify.annotations.NullMarked;
