/** The worker: takes jobs from the queues, lets a model answer them, and settles them in the ledger. */
@NullMarked
package dev.codementor.worker;

import org.jspecify.annotations.NullMarked;
