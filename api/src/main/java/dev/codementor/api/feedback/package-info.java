/** What students think of answers, for those who teach the course. */
@NullMarked
package dev.codementor.api.feedback;

import org.jspecify.annotations.NullMarked;
