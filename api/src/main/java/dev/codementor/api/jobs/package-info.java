/** Jobs for students and their programs: accept, read, list, cancel. */
@NullMarked
package dev.codementor.api.jobs;

import org.jspecify.annotations.NullMarked;
