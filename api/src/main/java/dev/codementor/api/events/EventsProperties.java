package dev.codementor.api.events;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where browsers find the live events.
 *
 * @param url a {@code ws:} or {@code wss:} address; default {@code /ws/v1/events} on {@code port} of the host that the request
 *     was sent to
 * @param port used without a {@code url}, 1 to 65535; default 8081
 */
@Validated
@ConfigurationProperties("codementor.events")
record EventsProperties(
        @Nullable URI url,
        @DefaultValue("8081") @Min(1) @Max(65535) int port) {

    EventsProperties {
        if (url != null && (!Set.of("ws", "wss").contains(String.valueOf(url.getScheme())) || url.getHost() == null)) {
            throw new IllegalArgumentException("codementor.events.url must be a ws: or wss: address");
        }
    }
}
