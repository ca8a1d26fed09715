/** What this notifier knows about jobs: fed by live events, repaired from the ledger, read by followers. */
@NullMarked
package dev.codementor.notifier.feed;

import org.jspecify.annotations.NullMarked;
