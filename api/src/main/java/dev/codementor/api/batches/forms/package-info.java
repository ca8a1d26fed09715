/** The forms that instructors send: their texts, their files on disk, and how the faults of a file are told. */
@NullMarked
package dev.codementor.api.batches.forms;

import org.jspecify.annotations.NullMarked;
