/** The path of one attempt at a job, from claim to settlement. */
@NullMarked
package dev.codementor.worker.attempt;

import org.jspecify.annotations.NullMarked;
