/** The frames of the WebSocket that students' programs speak. */
@NullMarked
package dev.codementor.contract.socket;

import org.jspecify.annotations.NullMarked;
