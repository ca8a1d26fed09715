/** Finds comments, texts and names in a program. A file's name determines its language. */
@NullMarked
package dev.codementor.grading.source;

import org.jspecify.annotations.NullMarked;
