package dev.codementor.embedded.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.codementor.embedded.EmbeddedServerException;
import dev.codementor.embedded.PrivateFile;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens. It uses RSA, because tokens are verified at every request and connection, and that takes a tenth of the
 * time of an elliptic-curve signature.
 */
final class TokenMint {

    static final String AUDIENCE = "codementor";
    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

    private static final int KEY_BITS = 2048;

    private final RSAKey key;
    private final JWSSigner signer;
    private final String issuer;
    private final Clock clock;

    private TokenMint(RSAKey key, String issuer, Clock clock) throws JOSEException {
        this.key = key;
        this.signer = new RSASSASigner(key);
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Uses the key in the file, and creates it the first time. */
    static TokenMint in(Path file, String issuer, Clock clock) {
        try {
            return new TokenMint(RSAKey.parse(PrivateFile.readOrCreate(file, TokenMint::newKey)), issuer, clock);
        } catch (ParseException | JOSEException e) {
            throw new EmbeddedServerException(
                    "%s is not a signing key. Remove it, restart, and sign in again.".formatted(file), e);
        }
    }

    String accessToken(Person person, Duration validity) {
        return sign(claims(person, AUDIENCE, validity).build());
    }

    /** An ID token: it tells a page, rather than an API, who has signed in. */
    String identityToken(Person person, String client, @Nullable String nonce, Duration validity) {
        return sign(claims(person, client, validity).claim("nonce", nonce).build());
    }

    /** The claims of a token that was issued here and is still valid. */
    Optional<JWTClaimsSet> verify(String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            boolean valid = parsed.verify(new RSASSAVerifier(key.toRSAPublicKey()))
                    && claims.getExpirationTime().toInstant().isAfter(clock.instant());
            return valid ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    String publicKeys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private JWTClaimsSet.Builder claims(Person person, String audience, Duration validity) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(person.subject())
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .claim("name", person.name())
                .claim("roles", person.roles())
                .claim("courses", person.courses());
    }

    private String sign(JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(ALGORITHM)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The issuer's key does not sign", e);
        }
        return token.serialize();
    }

    private static String newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ALGORITHM)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK makes no RSA keys", e);
        }
    }
}
