/** The rules for text that several modules share: what can be stored, where to cut, and how many tokens there are. */
@NullMarked
package dev.codementor.text;

import org.jspecify.annotations.NullMarked;
