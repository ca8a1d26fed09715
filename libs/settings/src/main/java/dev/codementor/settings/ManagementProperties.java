package dev.codementor.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where operators and Kubernetes ask for health and meters.
 *
 * @param port health and meters; each program's configuration file has its default
 */
@Validated
@ConfigurationProperties("codementor.management")
public record ManagementProperties(@Nullable @ListeningPort Integer port) {}
