package dev.codementor.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are accepted, and what their claims mean.
 *
 * @param issuer name and address of the OIDC issuer, exactly as in the tokens' {@code iss}; needed. It is asked for its
 *     keys when the first token comes, so it may be started later
 * @param otherIssuers further values of {@code iss} that tokens of the same issuer have, such as Entra's v1 tokens; none
 *     by default
 * @param discoveryUrl address of the issuer's discovery document, if it cannot be reached under the issuer's name; default
 *     {@code /.well-known/openid-configuration} under {@code issuer}
 * @param keysUrl address of the issuer's public keys (JWKS); default the one in the discovery document, which is not read
 *     when this is set
 * @param audience if set, tokens must name one of these in {@code aud}
 * @param clients if set, tokens must have been issued to one of these clients: {@code azp}, or {@code appid},
 *     {@code client_id}, {@code cid} where an issuer has those instead
 * @param clockSkew how far the issuer's clock and ours may differ in both directions, 0 to 5 minutes; default 60 seconds
 * @param timeout longest wait for one answer of the issuer, 100 ms to 30 seconds; default 3 seconds. Failures that come
 *     sooner are tried again, at most twice
 * @param cachedTokens verified tokens that are remembered, 0 to 1,000,000; default 10,000 (a token takes about 1 KB).
 *     Verifying one costs 30 to 50 µs of CPU
 * @param cachedFor longest time that a verified token is remembered, 1 second to 1 hour; default 5 minutes. This is how
 *     long tokens are accepted whose key the issuer has withdrawn
 * @param largestToken longest token in characters, 1,024 to 1,048,576; default 49,152, enough for 700 group ids. The
 *     limits of the servers must leave room for it: {@code CODEMENTOR_HEADERS_MAX_SIZE} of the api and
 *     {@code CODEMENTOR_NOTIFIER_SOCKETS_LARGEST_FRAME} of the result-notifier
 * @param claims what the claims mean
 */
@Validated
@ConfigurationProperties("codementor.oidc")
public record OidcProperties(
        @NotNull(message = "must be the address of the OIDC issuer; set CODEMENTOR_OIDC_ISSUER")
        URI issuer,

        @DefaultValue Set<String> otherIssuers,
        @Nullable URI discoveryUrl,
        @Nullable URI keysUrl,
        @DefaultValue Set<String> audience,
        @DefaultValue Set<String> clients,

        @DefaultValue("60s") @DurationMin(millis = 0) @DurationMax(minutes = 5)
        Duration clockSkew,

        @DefaultValue("3s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration timeout,

        @DefaultValue("10000") @Min(0) @Max(1_000_000) int cachedTokens,

        @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration cachedFor,

        @DefaultValue("49152") @Min(1024) @Max(1_048_576) int largestToken,

        @DefaultValue @Valid ClaimsProperties claims) {

    public OidcProperties {
        issuer = address("issuer", issuer);
        discoveryUrl = address("discovery-url", discoveryUrl);
        keysUrl = address("keys-url", keysUrl);
        otherIssuers = filled(otherIssuers);
        audience = filled(audience);
        clients = filled(clients);
    }

    /** All values of {@code iss} that are accepted. */
    Set<String> issuers() {
        return Stream.concat(Stream.of(issuer.toString()), otherIssuers.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The same rules for the tokens of services: they are known by {@code sub}, and their roles are read in the same way.
     *
     * @param ofServices whose issuer it is when it is not the same as for people
     * @param keys address of that issuer's public keys; null for the one in its discovery document
     * @param meantFor values of {@code aud} that are accepted; empty accepts any
     */
    public OidcProperties forServices(@Nullable URI ofServices, @Nullable URI keys, Set<String> meantFor) {
        URI services = ofServices == null ? issuer : ofServices;
        boolean same = services.equals(issuer);
        return new OidcProperties(
                services,
                same ? otherIssuers : Set.of(),
                same ? discoveryUrl : null,
                keys == null && same ? keysUrl : keys,
                meantFor,
                Set.of(),
                clockSkew,
                timeout,
                cachedTokens,
                cachedFor,
                largestToken,
                claims.forServices());
    }

    /** An empty variable is as good as none. */
    private static @Nullable URI address(String name, @Nullable URI address) {
        if (address == null || address.toString().isBlank()) {
            return null;
        }
        if (address.getHost() == null || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
            throw new IllegalArgumentException(
                    "codementor.oidc.%s must be an https: or http: address, and '%s' is none".formatted(name, address));
        }
        return address;
    }

    private static Set<String> filled(Set<String> values) {
        return values.stream().filter(value -> !value.isBlank()).collect(Collectors.toUnmodifiableSet());
    }
}
