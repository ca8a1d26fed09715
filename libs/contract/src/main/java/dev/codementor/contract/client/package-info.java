/** Reads what programs outside receive: answers of the api and frames of the notifier. */
@NullMarked
package dev.codementor.contract.client;

import org.jspecify.annotations.NullMarked;
