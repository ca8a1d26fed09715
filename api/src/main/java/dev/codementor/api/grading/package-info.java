/** Grades as the ledger keeps them: which one counts, by which rubric, and how it is shown to those who teach. */
@NullMarked
package dev.codementor.api.grading;

import org.jspecify.annotations.NullMarked;
