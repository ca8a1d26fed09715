/** The truth about jobs: who may do what to a job, as small interfaces over guarded transitions in PostgreSQL. */
@NullMarked
package dev.codementor.ledger;

import org.jspecify.annotations.NullMarked;
