/** Fixtures that the tests of several modules need: a database, a clock, free ports, and an HTTP client. */
@NullMarked
package dev.codementor.testing;

import org.jspecify.annotations.NullMarked;
