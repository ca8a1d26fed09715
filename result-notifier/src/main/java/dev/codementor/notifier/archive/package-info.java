/** Writes settled jobs to S3 as transcripts, each job into exactly one. */
@NullMarked
package dev.codementor.notifier.archive;

import org.jspecify.annotations.NullMarked;
