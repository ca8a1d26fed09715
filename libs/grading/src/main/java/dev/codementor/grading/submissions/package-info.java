/** Submissions, read one at a time from a ZIP or from JSONL. */
@NullMarked
package dev.codementor.grading.submissions;

import org.jspecify.annotations.NullMarked;
