/** How a batch is graded: what is asked, how often, and which distrust is paid for. */
@NullMarked
package dev.codementor.grading.plan;

import org.jspecify.annotations.NullMarked;
