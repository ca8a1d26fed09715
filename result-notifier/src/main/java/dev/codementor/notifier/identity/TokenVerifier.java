package dev.codementor.notifier.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.codementor.contract.BatchId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Verifies tokens off the caller's thread, as the first one fetches the issuer's keys. Good ones are remembered, because
 * many clients come back at once when a notifier restarts or a network blinks.
 */
public final class TokenVerifier {

    private static final Logger log = LoggerFactory.getLogger(TokenVerifier.class);
    private static final int REMEMBERED = 20_000;
    /** So long is a token believed whose key the issuer has withdrawn. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
    /** Longer ones are no JWT of a sane issuer; also bounds what is hashed for an unknown client. */
    private static final int LONGEST_TOKEN = 16_384;

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Executor executor;
    private final AtomicBoolean issuerKnown = new AtomicBoolean(true);
    /** By digest, so that no usable token is kept in memory. */
    private final Cache<ByteBuffer, Verdict.Good> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    TokenVerifier(JwtDecoder decoder, Clock clock, Executor executor) {
        this.decoder = decoder;
        this.clock = clock;
        this.executor = executor;
    }

    /** Verifies a token; the future never fails. */
    public CompletableFuture<Verdict> verify(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return CompletableFuture.completedFuture(new Verdict.Bad());
        }
        ByteBuffer digest = digest(token);
        Verdict.Good known = remembered.getIfPresent(digest);
        if (known != null) {
            return CompletableFuture.completedFuture(unlessExpired(known));
        }
        return CompletableFuture.supplyAsync(() -> decode(token, digest), executor);
    }

    private Verdict decode(String token, ByteBuffer digest) {
        try {
            Jwt jwt = decoder.decode(token);
            issuerKnown.set(true);
            Instant until = jwt.getExpiresAt();
            String subject = jwt.getSubject();
            if (until == null
                    || subject == null
                    || subject.isBlank()
                    || BatchId.ofJobOwner(subject).isPresent()) {
                return new Verdict.Bad();
            }
            Verdict.Good good = new Verdict.Good(subject, names(jwt, "roles"), names(jwt, "courses"), until);
            Verdict verdict = unlessExpired(good);
            if (verdict instanceof Verdict.Good) {
                remembered.put(digest, good);
            }
            return verdict;
        } catch (BadJwtException e) {
            return new Verdict.Bad();
        } catch (JwtException | JwtDecoderInitializationException e) {
            if (issuerKnown.getAndSet(false)) {
                log.warn(
                        "Tokens cannot be verified until the issuer gives its keys; clients are told to come back: {}",
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
            }
            return new Verdict.Unknown();
        } catch (RuntimeException e) {
            // Claims of a type that nobody expects.
            log.debug("A token broke its verification", e);
            return new Verdict.Bad();
        }
    }

    private static Set<String> names(Jwt jwt, String claim) {
        List<String> names = jwt.getClaimAsStringList(claim);
        return names == null ? Set.of() : Set.copyOf(names);
    }

    private Verdict unlessExpired(Verdict.Good good) {
        return good.until().isAfter(clock.instant()) ? good : new Verdict.Expired();
    }

    private static ByteBuffer digest(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
