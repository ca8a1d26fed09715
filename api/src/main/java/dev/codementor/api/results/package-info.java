/** The results of a batch as files, for people, learning platforms and programs. */
@NullMarked
package dev.codementor.api.results;

import org.jspecify.annotations.NullMarked;
