/** Shows batches to instructors: state, counts, figures and remaining work. */
@NullMarked
package dev.codementor.api.batches.views;

import org.jspecify.annotations.NullMarked;
