/** What pins down how a grade came about, chained so that any later change is found. */
@NullMarked
package dev.codementor.grading.receipts;

import org.jspecify.annotations.NullMarked;
