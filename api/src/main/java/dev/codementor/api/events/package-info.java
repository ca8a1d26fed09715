/** Where browsers find the live events. */
@NullMarked
package dev.codementor.api.events;

import org.jspecify.annotations.NullMarked;
