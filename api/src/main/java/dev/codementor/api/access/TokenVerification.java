package dev.codementor.api.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import dev.codementor.contract.BatchId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What makes a token believable: a signature by a key of the issuer, its name, its time, and its audience. */
final class TokenVerification {

    /** Signatures with public keys only: with a shared secret, or none, anyone could be an issuer. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Duration KEYS_CACHED = Duration.ofMinutes(5);
    private static final Duration KEYS_KEPT_WHILE_ISSUER_IS_AWAY = Duration.ofHours(4);
    /** Twice in this time the issuer may be asked because of a token with an unknown key. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);

    private TokenVerification() {}

    static JwtDecoder decoder(OidcSettings settings, IssuerKeys keys, Clock clock) {
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(keys)
                .cache(
                        KEYS_CACHED.toMillis(),
                        settings.timeout().multipliedBy(2).toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .outageTolerant(KEYS_KEPT_WHILE_ISSUER_IS_AWAY.toMillis())
                .build();
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(source)
                .jwtProcessorCustomizer(processor -> {
                    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
                    // The types that are allowed are checked below, with all else that is said about a token.
                    processor.setJWSTypeVerifier((type, context) -> {});
                })
                .build();
        decoder.setJwtValidator(validator(settings, clock));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(OidcSettings settings, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(settings.clockSkew());
        time.setClock(clock);
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>(List.of(
                type,
                time,
                new JwtIssuerValidator(settings.issuer().toString()),
                // A token without an end could not be taken back.
                new JwtClaimValidator<>(JwtClaimNames.EXP, value -> value != null),
                new JwtClaimValidator<>(JwtClaimNames.SUB, TokenVerification::isSubject)));
        String audience = settings.audience();
        if (audience != null && !audience.isBlank()) {
            validators.add(new JwtClaimValidator<Collection<String>>(
                    JwtClaimNames.AUD, named -> named != null && named.contains(audience)));
        }
        return new DelegatingOAuth2TokenValidator<>(validators);
    }

    private static boolean isSubject(Object subject) {
        return subject instanceof String text
                && !text.isBlank()
                && text.length() <= 200
                && text.indexOf('\0') < 0
                // Who came as a batch would own its jobs.
                && BatchId.ofJobOwner(text).isEmpty();
    }
}
