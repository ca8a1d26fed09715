/** The rules for parts of requests, independent of the path: names, ids, cursors, texts. */
@NullMarked
package dev.codementor.api.requests;

import org.jspecify.annotations.NullMarked;
