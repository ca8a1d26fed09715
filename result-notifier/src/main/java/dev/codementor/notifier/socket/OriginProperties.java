package dev.codementor.notifier.socket;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The origins whose pages may connect.
 *
 * @param allowedOrigins origins such as {@code https://mentor.example.edu}, besides those of the same host and of
 *     loopback; {@code *} allows all; none by default
 */
@ConfigurationProperties("codementor")
record OriginProperties(@DefaultValue List<String> allowedOrigins) {

    OriginProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
