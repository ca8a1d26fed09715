/** The WebSockets of students' programs. */
@NullMarked
package dev.codementor.notifier.socket;

import org.jspecify.annotations.NullMarked;
