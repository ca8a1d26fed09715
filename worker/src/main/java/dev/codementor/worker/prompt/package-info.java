/** The work on students' questions: turns a job, its course and its conversation into a prompt, and asks the model. */
@NullMarked
package dev.codementor.worker.prompt;

import org.jspecify.annotations.NullMarked;
