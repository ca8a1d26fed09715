/** Makes of a job, its course and its conversation what the model reads. */
@NullMarked
package dev.codementor.worker.prompt;

import org.jspecify.annotations.NullMarked;
