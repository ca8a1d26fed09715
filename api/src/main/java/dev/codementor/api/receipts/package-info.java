/** Receipts of grades: written for each, stored apart, and verified. */
@NullMarked
package dev.codementor.api.receipts;

import org.jspecify.annotations.NullMarked;
