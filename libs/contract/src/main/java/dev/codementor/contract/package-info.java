/** What travels between the parts about jobs: ids, states, failures and queue messages. */
@NullMarked
package dev.codementor.contract;

import org.jspecify.annotations.NullMarked;
