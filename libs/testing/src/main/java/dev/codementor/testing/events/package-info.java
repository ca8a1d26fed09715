/** A client of the live events that keeps the rules of the interface's documentation. */
@NullMarked
package dev.codementor.testing.events;

import org.jspecify.annotations.NullMarked;
