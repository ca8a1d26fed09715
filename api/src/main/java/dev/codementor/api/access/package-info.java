/** Decides what needs a bearer token, and answers those that show none or one that is not accepted. */
@NullMarked
package dev.codementor.api.access;

import org.jspecify.annotations.NullMarked;
