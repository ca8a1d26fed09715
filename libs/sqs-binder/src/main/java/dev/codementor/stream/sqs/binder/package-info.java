/** Puts the binder together for Spring Cloud Stream: its configuration, client, bindings and health. */
@NullMarked
package dev.codementor.stream.sqs.binder;

import org.jspecify.annotations.NullMarked;
