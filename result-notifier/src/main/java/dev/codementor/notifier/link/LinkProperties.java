package dev.codementor.notifier.link;

import dev.codementor.settings.ListeningPort;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this notifier is reached by publishers of live events.
 *
 * @param port that it listens on, 0 to 65,535, 0 for any free one; default 8091. The outside must not reach it
 * @param bind address of the interface to listen on; default {@code server.address} if set, otherwise 0.0.0.0
 * @param address under which publishers reach it, announced in the ledger, such as {@code ws://10.0.0.7:8091}; without
 *     a port the one it listens on; null for the address it is bound to, or this host's
 * @param largestFrame most bytes of one frame, 64 KiB to 64 MiB; default 4 MiB
 * @param mostPublishers most connections, 1 to 10,000; default 500
 */
@Validated
@ConfigurationProperties("codementor.notifier.internal")
public record LinkProperties(
        @DefaultValue("8091") @ListeningPort int port,
        @DefaultValue("0.0.0.0") String bind,
        @Nullable URI address,

        @DefaultValue("4194304") @Min(65536) @Max(67108864) int largestFrame,
        @DefaultValue("500") @Min(1) @Max(10000) int mostPublishers) {}
