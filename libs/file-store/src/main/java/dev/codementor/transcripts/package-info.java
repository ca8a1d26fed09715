/** Keeps the transcripts of settled jobs, where query engines find them. */
@NullMarked
package dev.codementor.transcripts;

import org.jspecify.annotations.NullMarked;
