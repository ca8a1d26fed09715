package dev.codementor.notifier;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many threads serve connections.
 *
 * @param eventLoops 1 to 64; one serves thousands of connections and keeps most events on one thread; default 2
 */
@Validated
@ConfigurationProperties("codementor.notifier")
record LoopProperties(@DefaultValue("2") @Min(1) @Max(64) int eventLoops) {}
