/** Checks all settings before a program starts, and explains each mistake in one sentence. */
@NullMarked
package dev.codementor.settings;

import org.jspecify.annotations.NullMarked;
