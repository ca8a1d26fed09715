/** Tells operators and autoscalers what waits and how long that takes. */
@NullMarked
package dev.codementor.api.backlog;

import org.jspecify.annotations.NullMarked;
