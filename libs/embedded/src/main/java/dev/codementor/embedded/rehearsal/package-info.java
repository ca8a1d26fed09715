/** A model server for rehearsals: Ollama's protocol over real HTTP, with answers that no model has written. */
@NullMarked
package dev.codementor.embedded.rehearsal;

import org.jspecify.annotations.NullMarked;
