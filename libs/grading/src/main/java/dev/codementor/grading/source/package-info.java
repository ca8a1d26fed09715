/** Where comments, texts and names are in a program, for languages that are told by a file's name. */
@NullMarked
package dev.codementor.grading.source;

import org.jspecify.annotations.NullMarked;
