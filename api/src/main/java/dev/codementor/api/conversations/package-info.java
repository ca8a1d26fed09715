/** A student's conversations: find them again, see what the model still knows of them, delete them. */
@NullMarked
package dev.codementor.api.conversations;

import org.jspecify.annotations.NullMarked;
