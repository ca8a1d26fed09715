package dev.codementor.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** Reads a token whose signature is by a key of the issuer. */
final class TokenSignatures implements AutoCloseable {

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

    /** RFC 9068 names access tokens {@code at+jwt}; most issuers say JWT or nothing. */
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));

    private static final Duration KEYS_CACHED = Duration.ofMinutes(5);
    private static final Duration KEYS_KEPT_WHILE_ISSUER_IS_AWAY = Duration.ofHours(4);
    /** Twice in this time the issuer may be asked because of a token with an unknown key. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);

    /** The issuer's keys cannot be fetched. */
    static final class IssuerAwayException extends Exception {

        private static final long serialVersionUID = 1L;

        IssuerAwayException(Throwable cause) {
            super(NestedExceptionUtils.getMostSpecificCause(cause).toString(), cause);
        }
    }

    private final IssuerKeys keys;
    private final JWKSource<SecurityContext> source;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    TokenSignatures(OidcProperties oidc) {
        this.keys = new IssuerKeys(oidc);
        this.source = JWKSourceBuilder.create(keys)
                .cache(KEYS_CACHED.toMillis(), oidc.timeout().multipliedBy(4).toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .outageTolerant(KEYS_KEPT_WHILE_ISSUER_IS_AWAY.toMillis())
                .build();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        // Both are checked here, so that each refusal has its reason.
        processor.setJWSTypeVerifier((type, context) -> {});
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    JWTClaimsSet claims(String token) throws RefusedException, IssuerAwayException {
        SignedJWT jwt = parse(token);
        requireType(jwt.getHeader().getType());
        if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
            throw new RefusedException(Refusal.ALGORITHM);
        }
        try {
            return processor.process(jwt, null);
        } catch (BadJOSEException bad) {
            throw new RefusedException(Refusal.SIGNATURE);
        } catch (RateLimitReachedException tooOften) {
            // Keys are fetched again only so often: a token with a key that the issuer does not have is then just bad.
            if (keys.known()) {
                throw new RefusedException(Refusal.SIGNATURE);
            }
            throw new IssuerAwayException(tooOften);
        } catch (JOSEException failure) {
            throw new IssuerAwayException(failure);
        }
    }

    private static SignedJWT parse(String token) throws RefusedException {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (jwt.getJWTClaimsSet() == null) {
                throw new RefusedException(Refusal.MALFORMED);
            }
            return jwt;
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    private static void requireType(@Nullable JOSEObjectType type) throws RefusedException {
        if (type != null && !TYPES.contains(type)) {
            throw new RefusedException(Refusal.TYPE);
        }
    }

    @Override
    public void close() {
        keys.close();
    }
}
