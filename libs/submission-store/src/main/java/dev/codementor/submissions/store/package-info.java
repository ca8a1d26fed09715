/** Keeps what was handed in, and receipts of its grades, in S3. */
@NullMarked
package dev.codementor.submissions.store;

import org.jspecify.annotations.NullMarked;
