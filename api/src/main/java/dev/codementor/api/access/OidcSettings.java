package dev.codementor.api.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are believed.
 *
 * @param issuer address of the OIDC issuer, exactly as in the tokens' {@code iss}; needed. It is asked for its keys when
 *     the first token comes, so it may be started later
 * @param audience if set, tokens must name it in {@code aud}
 * @param clockSkew how far clocks may differ, 0 to 1 minute; default 5 seconds
 * @param timeout longest wait for the issuer, 100 ms to 30 seconds; default 3 seconds
 * @param cachedTokens verified tokens that are remembered until they expire, 0 to 1,000,000; default 10,000 (a token takes
 *     about 2 KB). Verifying one costs 30 to 50 µs of CPU
 * @param cachedFor longest time that a verified token is remembered, 1 second to 1 hour; default 5 minutes. So long may a
 *     token be believed whose key the issuer has withdrawn
 */
@Validated
@ConfigurationProperties("codementor.oidc")
record OidcSettings(
        @NotNull(message = "must be the address of the OIDC issuer; set CODEMENTOR_OIDC_ISSUER")
        URI issuer,

        @Nullable String audience,
        @DefaultValue("5s") Duration clockSkew,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("10000") @Min(0) @Max(1_000_000) int cachedTokens,
        @DefaultValue("5m") Duration cachedFor) {

    OidcSettings {
        requireBetween("clock-skew", clockSkew, Duration.ZERO, Duration.ofMinutes(1));
        requireBetween("timeout", timeout, Duration.ofMillis(100), Duration.ofSeconds(30));
        requireBetween("cached-for", cachedFor, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "codementor.oidc.%s must be between %s and %s".formatted(name, least, most));
        }
    }
}
