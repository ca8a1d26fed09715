/** Receipts that pin down how a grade was made, chained so that any later change is found. */
@NullMarked
package dev.codementor.grading.receipts;

import org.jspecify.annotations.NullMarked;
