/** The ledger on PostgreSQL: each transition is one guarded statement, shared by all requests that come together. */
@NullMarked
package dev.codementor.ledger.postgres;

import org.jspecify.annotations.NullMarked;
