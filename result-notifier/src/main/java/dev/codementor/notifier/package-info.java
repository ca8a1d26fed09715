/** Pushes live events to students' sockets, and archives settled jobs. */
@NullMarked
package dev.codementor.notifier;

import org.jspecify.annotations.NullMarked;
