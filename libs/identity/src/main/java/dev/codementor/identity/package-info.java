/** Who somebody is: one verification of tokens for all services, and one reading of their claims. */
@NullMarked
package dev.codementor.identity;

import org.jspecify.annotations.NullMarked;
