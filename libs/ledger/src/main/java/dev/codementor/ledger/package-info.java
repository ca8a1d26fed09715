/** The truth about jobs: small interfaces, one for each party, over guarded transitions in PostgreSQL. */
@NullMarked
package dev.codementor.ledger;

import org.jspecify.annotations.NullMarked;
