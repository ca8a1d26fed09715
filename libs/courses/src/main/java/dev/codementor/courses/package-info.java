/**
 * The texts about a course for the mentor and its students, and the rule for how much of a conversation fits beside
 * them.
 */
@NullMarked
package dev.codementor.courses;

import org.jspecify.annotations.NullMarked;
