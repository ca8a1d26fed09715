package dev.codementor.notifier;

import dev.codementor.settings.ListeningPort;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where students' connections come in, and how many threads serve them.
 *
 * @param port live events; the configuration file has the default
 * @param eventLoops 1 to 64; one serves thousands of connections and keeps most events on one thread; default 2
 */
@Validated
@ConfigurationProperties("codementor.notifier")
record NotifierProperties(
        @Nullable @ListeningPort Integer port,
        @DefaultValue("2") @Min(1) @Max(64) int eventLoops) {}
