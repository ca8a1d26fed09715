/** What happens again and again. */
@NullMarked
package dev.codementor.notifier.clockwork;

import org.jspecify.annotations.NullMarked;
