package dev.codementor.notifier.identity;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which publishers of live events are trusted. Tokens with the role {@code service} always are; those of an issuer that
 * knows no roles, such as a Kubernetes cluster, by their {@code sub}. All else about them is checked as for people.
 *
 * @param issuer of services' tokens; null for the same as for people
 * @param keysUrl address of that issuer's public keys (JWKS); null for the one in its discovery document
 * @param audience if set, services' tokens must name one of these in {@code aud}
 * @param subjects that are services without having the role, such as
 *     {@code system:serviceaccount:codementor:worker}; none by default
 */
@ConfigurationProperties("codementor.trusted-services")
public record ServiceTrustProperties(
        @Nullable URI issuer,
        @Nullable URI keysUrl,
        @DefaultValue Set<String> audience,
        @DefaultValue Set<String> subjects) {}
