/** What may stand in a request, whatever its path: names, ids, cursors, texts. */
@NullMarked
package dev.codementor.api.requests;

import org.jspecify.annotations.NullMarked;
