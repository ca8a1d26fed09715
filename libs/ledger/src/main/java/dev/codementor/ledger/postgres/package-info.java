/**
 * The ledger on PostgreSQL: each transition is one guarded statement, which all requests that arrive together share.
 */
@NullMarked
package dev.codementor.ledger.postgres;

import org.jspecify.annotations.NullMarked;
