/** Runs what a service does again and again. */
@NullMarked
package dev.codementor.chores;

import org.jspecify.annotations.NullMarked;
