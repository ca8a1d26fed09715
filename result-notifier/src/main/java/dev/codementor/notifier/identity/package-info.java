/** Lets people and services in by their tokens, without holding up an event loop. */
@NullMarked
package dev.codementor.notifier.identity;

import org.jspecify.annotations.NullMarked;
