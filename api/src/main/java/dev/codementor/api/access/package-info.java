/** Decides what needs a bearer token, and answers requests without a token or with one that is not accepted. */
@NullMarked
package dev.codementor.api.access;

import org.jspecify.annotations.NullMarked;
