/** How a batch is shown to instructors: its state, counts, figures and what is left to do. */
@NullMarked
package dev.codementor.api.batches.views;

import org.jspecify.annotations.NullMarked;
