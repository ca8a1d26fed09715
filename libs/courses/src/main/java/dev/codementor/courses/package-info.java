/** What people wrote about a course for the mentor and its students, and how much of a conversation fits beside it. */
@NullMarked
package dev.codementor.courses;

import org.jspecify.annotations.NullMarked;
