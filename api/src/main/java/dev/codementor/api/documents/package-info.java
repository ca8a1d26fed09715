/** The description of the api for programs (OpenAPI). */
@NullMarked
package dev.codementor.api.documents;

import org.jspecify.annotations.NullMarked;
