/** Who works: live workers and notifiers, their slots, the dispatch window, and how long a job waits. */
@NullMarked
package dev.codementor.fleet;

import org.jspecify.annotations.NullMarked;
