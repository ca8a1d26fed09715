/** The pages, and the settings that they need before anybody has signed in. */
@NullMarked
package dev.codementor.api.pages;

import org.jspecify.annotations.NullMarked;
