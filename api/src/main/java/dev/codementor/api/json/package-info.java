/** How the api reads and writes JSON bodies. */
@NullMarked
package dev.codementor.api.json;

import org.jspecify.annotations.NullMarked;
