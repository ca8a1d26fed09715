/** The work on students' questions: makes of a job, its course and its conversation what the model reads, and asks it. */
@NullMarked
package dev.codementor.worker.prompt;

import org.jspecify.annotations.NullMarked;
