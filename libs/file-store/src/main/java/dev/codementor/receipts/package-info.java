/** Keeps the receipts of grades, which stay when their batch is deleted. */
@NullMarked
package dev.codementor.receipts;

import org.jspecify.annotations.NullMarked;
