/** What programs outside read from the api's answers and send to it, held against its OpenAPI document by a test. */
@NullMarked
package dev.codementor.contract.http;

import org.jspecify.annotations.NullMarked;
