/** A student's conversations: finding them, seeing how much of them the model still knows, and deleting them. */
@NullMarked
package dev.codementor.api.conversations;

import org.jspecify.annotations.NullMarked;
