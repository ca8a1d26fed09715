/** The pages, and what they need to know before anybody has signed in. */
@NullMarked
package dev.codementor.api.pages;

import org.jspecify.annotations.NullMarked;
