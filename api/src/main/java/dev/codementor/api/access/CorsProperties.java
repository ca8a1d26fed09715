package dev.codementor.api.access;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Pages of other origins that may call the api from a browser.
 *
 * @param origins such as {@code https://courses.example.edu}; default none
 */
@ConfigurationProperties("codementor.cors")
record CorsProperties(@DefaultValue List<String> origins) {

    CorsProperties {
        origins = List.copyOf(origins);
    }

    CorsConfiguration configuration() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        cors.setAllowedHeaders(List.of("Authorization", "Content-Type", "Idempotency-Key"));
        cors.setExposedHeaders(List.of("Location", "Retry-After"));
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
