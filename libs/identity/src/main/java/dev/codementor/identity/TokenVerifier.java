package dev.codementor.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies tokens, and remembers those that are good: many clients show theirs with every request, and all come back at
 * once when a network blinks. Safe for use by many threads.
 */
public final class TokenVerifier implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TokenVerifier.class);

    private final int largest;
    private final TokenSignatures signatures;
    private final TokenRules rules;
    private final CallerClaims callers;
    private final TokenLog operators = new TokenLog();
    private final Clock clock;
    /** By digest, so that no usable token is kept in memory. */
    private final Cache<ByteBuffer, Verdict.Good> remembered;

    public TokenVerifier(OidcProperties oidc, Clock clock) {
        this.largest = oidc.largestToken();
        this.signatures = new TokenSignatures(oidc);
        this.rules = new TokenRules(oidc, clock);
        this.callers = new CallerClaims(oidc.claims(), operators);
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(oidc.cachedTokens())
                .expireAfterWrite(oidc.cachedFor())
                .build();
    }

    /**
     * Judges a token. Waits for the issuer, for seconds at most, when its keys have to be fetched; never fails, whatever
     * the text is.
     */
    public Verdict verify(String token) {
        Optional<Verdict> known = known(token);
        return known.isPresent() ? known.get() : judge(token);
    }

    /** The verdict, if it needs no work: about a token that is remembered, or too large to be looked at. */
    public Optional<Verdict> known(String token) {
        if (token.length() > largest) {
            operators.refused(Refusal.TOO_LARGE, "");
            return Optional.of(new Verdict.Refused(Refusal.TOO_LARGE));
        }
        return Optional.ofNullable(remembered.getIfPresent(digest(token))).map(this::unlessExpired);
    }

    private Verdict judge(String token) {
        try {
            JWTClaimsSet claims = signatures.claims(token);
            Instant until = rules.goodUntil(claims);
            Verdict.Good good = new Verdict.Good(callers.read(claims.getClaims()), until);
            Verdict verdict = unlessExpired(good);
            if (verdict == good) {
                remembered.put(digest(token), good);
            }
            return verdict;
        } catch (RefusedException refused) {
            operators.refused(refused.refusal(), String.valueOf(refused.getMessage()));
            return new Verdict.Refused(refused.refusal());
        } catch (TokenSignatures.IssuerAwayException away) {
            operators.issuerAway(String.valueOf(away.getMessage()));
            return new Verdict.IssuerAway();
        } catch (RuntimeException unexpected) {
            // Claims that are beyond what anybody thought of; the text of the failure might repeat them.
            log.debug(
                    "A token broke its verification: {}", unexpected.getClass().getName());
            return new Verdict.Refused(Refusal.MALFORMED);
        }
    }

    private Verdict unlessExpired(Verdict.Good good) {
        return good.until().isAfter(clock.instant()) ? good : new Verdict.Expired();
    }

    private static ByteBuffer digest(String token) {
        return ByteBuffer.wrap(DigestUtils.sha256(token));
    }

    @Override
    public void close() {
        signatures.close();
    }
}
