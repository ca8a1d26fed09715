/** Grades as the ledger keeps them: which one counts, by which rubric it was made, and how instructors see it. */
@NullMarked
package dev.codementor.api.grades;

import org.jspecify.annotations.NullMarked;
