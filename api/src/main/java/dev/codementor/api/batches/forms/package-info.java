/** The forms that instructors send: their texts, their files on disk, and the reports of faults in files. */
@NullMarked
package dev.codementor.api.batches.forms;

import org.jspecify.annotations.NullMarked;
