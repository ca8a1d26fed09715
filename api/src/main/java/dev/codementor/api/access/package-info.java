/** Who is asking: verifies bearer tokens of the configured issuer and decides what needs one. */
@NullMarked
package dev.codementor.api.access;

import org.jspecify.annotations.NullMarked;
