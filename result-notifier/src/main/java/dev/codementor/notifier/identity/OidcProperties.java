package dev.codementor.notifier.identity;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are trusted.
 *
 * @param issuer the OpenID Connect issuer; its keys are discovered with the first token, so it may start later
 * @param audience that tokens must be meant for; null accepts any
 */
@Validated
@ConfigurationProperties("codementor.oidc")
public record OidcProperties(@NotNull URI issuer, @Nullable String audience) {}
