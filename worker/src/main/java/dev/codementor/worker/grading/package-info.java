/** The work on batches: drafts of grades, and replies to programs. */
@NullMarked
package dev.codementor.worker.grading;

import org.jspecify.annotations.NullMarked;
