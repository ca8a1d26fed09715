/** What waits, how fast it was worked on lately, and what students were told about it. */
@NullMarked
package dev.codementor.ledger.backlog;

import org.jspecify.annotations.NullMarked;
