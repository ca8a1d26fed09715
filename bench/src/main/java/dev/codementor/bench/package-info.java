/** Load and latency benchmarks that meet a running CodeMentor as its users do: over HTTP and WebSockets. */
@NullMarked
package dev.codementor.bench;

import org.jspecify.annotations.NullMarked;
