/** Takes jobs over HTTP, answers questions about them, hands them to the queues, and serves the pages. */
@NullMarked
package dev.codementor.api;

import org.jspecify.annotations.NullMarked;
