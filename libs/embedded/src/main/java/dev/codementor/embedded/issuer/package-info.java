/** An identity issuer for one machine: OpenID Connect on loopback, with a page to choose who to be in place of a password. */
@NullMarked
package dev.codementor.embedded.issuer;

import org.jspecify.annotations.NullMarked;
