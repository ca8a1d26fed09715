/** Runs all parts in one JVM with embedded servers. This is the default way to run CodeMentor. */
@NullMarked
package dev.codementor.local;

import org.jspecify.annotations.NullMarked;
