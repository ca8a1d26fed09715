package dev.codementor.api;

import dev.codementor.settings.ListeningPort;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the api listens.
 *
 * @param port pages and API; the configuration file has the default
 */
@Validated
@ConfigurationProperties("codementor.api")
record ApiProperties(@Nullable @ListeningPort Integer port) {}
