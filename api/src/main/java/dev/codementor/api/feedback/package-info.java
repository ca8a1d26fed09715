/** Students' feedback on answers, for instructors of the course. */
@NullMarked
package dev.codementor.api.feedback;

import org.jspecify.annotations.NullMarked;
