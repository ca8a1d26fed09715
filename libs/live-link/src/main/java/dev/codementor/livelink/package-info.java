/** One authenticated WebSocket from each publisher of live events to each live notifier. */
@NullMarked
package dev.codementor.livelink;

import org.jspecify.annotations.NullMarked;
