/** Jobs as students and their programs meet them: accept, read, list, cancel. */
@NullMarked
package dev.codementor.api.jobs;

import org.jspecify.annotations.NullMarked;
