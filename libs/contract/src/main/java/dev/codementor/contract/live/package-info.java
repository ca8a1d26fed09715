/** What publishers of live events tell the notifiers; this link may lose anything, offsets repair it. */
@NullMarked
package dev.codementor.contract.live;

import org.jspecify.annotations.NullMarked;
