/** Talks to an Ollama server and says in types what came of it. */
@NullMarked
package dev.codementor.worker.model;

import org.jspecify.annotations.NullMarked;
