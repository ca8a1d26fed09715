/** Who a token says that somebody is. */
@NullMarked
package dev.codementor.notifier.identity;

import org.jspecify.annotations.NullMarked;
