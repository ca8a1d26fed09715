/** What operators see and do. */
@NullMarked
package dev.codementor.ledger.operations;

import org.jspecify.annotations.NullMarked;
