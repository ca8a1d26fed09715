/** Grades a folder of submissions from a shell, and manages batches. */
@NullMarked
package dev.codementor.cli;

import org.jspecify.annotations.NullMarked;
