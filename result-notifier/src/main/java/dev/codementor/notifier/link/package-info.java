/** The port to which publishers of live events connect. */
@NullMarked
package dev.codementor.notifier.link;

import org.jspecify.annotations.NullMarked;
