/** Talks to an Ollama server and expresses the outcome in types. */
@NullMarked
package dev.codementor.worker.model;

import org.jspecify.annotations.NullMarked;
