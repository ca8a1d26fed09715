/** Tells the outage of a part outside from a bug of the program, for logs. */
@NullMarked
package dev.codementor.outages;

import org.jspecify.annotations.NullMarked;
