package dev.codementor.notifier.identity;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Decoders for an issuer that may not be there yet. They do not judge expiry: an expired token is told apart from a bad
 * one.
 */
final class IssuerJwtDecoder {

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private static final MappedJwtClaimSetConverter CLAIMS = MappedJwtClaimSetConverter.withDefaults(Map.of());

    private IssuerJwtDecoder() {}

    static JwtDecoder of(URI issuer, @Nullable String audience, Clock clock) {
        // Tried again with each token until it works once.
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer.toString());
            decoder.setJwtValidator(validator(issuer, audience, clock));
            // Of no use here, and a token that expired before it was issued would count as malformed.
            decoder.setClaimSetConverter(IssuerJwtDecoder::withoutIssuedAt);
            return decoder;
        });
    }

    private static Map<String, Object> withoutIssuedAt(Map<String, Object> claims) {
        Map<String, Object> others = new HashMap<>(claims);
        others.remove(JwtClaimNames.IAT);
        return CLAIMS.convert(others);
    }

    private static OAuth2TokenValidator<Jwt> validator(URI issuer, @Nullable String audience, Clock clock) {
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(new JwtIssuerValidator(issuer.toString()));
        validators.add(token -> notBefore(token, clock));
        if (audience != null && !audience.isBlank()) {
            validators.add(
                    new JwtClaimValidator<List<String>>("aud", named -> named != null && named.contains(audience)));
        }
        return new DelegatingOAuth2TokenValidator<>(validators);
    }

    private static OAuth2TokenValidatorResult notBefore(Jwt token, Clock clock) {
        Instant begins = token.getNotBefore();
        return begins == null || begins.minus(CLOCKS_DIFFER).isBefore(clock.instant())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }
}
