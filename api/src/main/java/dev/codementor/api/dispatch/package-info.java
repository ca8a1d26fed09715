/** Keeps jobs moving between the ledger, the queues and the readers. */
@NullMarked
package dev.codementor.api.dispatch;

import org.jspecify.annotations.NullMarked;
