package dev.codementor.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Verifies bearer tokens, and remembers those that it verified until they expire. */
final class CallerTokens implements AuthenticationManager {

    private final JwtDecoder decoder;
    private final IssuerKeys keys;
    private final Clock clock;
    private final Cache<String, Verified> verified;

    CallerTokens(JwtDecoder decoder, IssuerKeys keys, OidcSettings settings, Clock clock) {
        this.decoder = decoder;
        this.keys = keys;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(settings.cachedTokens())
                .expireAfter(Expiry.<String, Verified>creating((token, entry) -> entry.within(settings, clock)))
                .build();
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        String token = ((BearerTokenAuthenticationToken) presented).getToken();
        Verified known = verified.getIfPresent(token);
        if (known != null && clock.instant().isBefore(known.expires())) {
            return known.authentication();
        }
        Verified fresh = verify(token);
        if (clock.instant().isBefore(fresh.expires())) {
            verified.put(token, fresh);
        }
        return fresh.authentication();
    }

    private Verified verify(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            return new Verified(new CallerAuthentication(caller(jwt)), Objects.requireNonNull(jwt.getExpiresAt()));
        } catch (BadJwtException | IllegalArgumentException bad) {
            throw new InvalidBearerTokenException("The token is malformed, expired, or not of the issuer", bad);
        } catch (JwtException failure) {
            // Keys are fetched again only so often: a token with a key that the issuer does not have is then just bad.
            if (keys.known()) {
                throw new InvalidBearerTokenException("The token's key is not known", failure);
            }
            throw new IssuerUnavailableException(failure);
        }
    }

    private static Caller caller(Jwt jwt) {
        String subject = Objects.requireNonNull(jwt.getSubject());
        Object name = jwt.getClaim("name");
        return new Caller(
                subject,
                name instanceof String text && !text.isBlank() ? text : subject,
                strings(jwt.getClaim("roles")),
                strings(jwt.getClaim("courses")));
    }

    private static Set<String> strings(@Nullable Object claim) {
        return claim instanceof Collection<?> values
                ? values.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private record Verified(CallerAuthentication authentication, Instant expires) {

        Duration within(OidcSettings settings, Clock clock) {
            Duration left = Duration.between(clock.instant(), expires);
            return left.compareTo(settings.cachedFor()) < 0 ? left : settings.cachedFor();
        }
    }
}
