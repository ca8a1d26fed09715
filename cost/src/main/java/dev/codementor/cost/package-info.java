/** Calculates what CodeMentor costs on AWS, in US dollars before tax. */
@NullMarked
package dev.codementor.cost;

import org.jspecify.annotations.NullMarked;
