/** Grades as the files that learning platforms and programs import. */
@NullMarked
package dev.codementor.grading.results;

import org.jspecify.annotations.NullMarked;
