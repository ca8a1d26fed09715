package dev.codementor.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a token with a good signature must say to be accepted: who issued it, to whom, for whom, and from when to when. */
final class TokenRules {

    /** Where issuers name the client: OpenID Connect and Keycloak, Entra v1, RFC 9068, Okta. */
    private static final List<String> CLIENT_CLAIMS = List.of("azp", "appid", "client_id", "cid");

    private final Set<String> issuers;
    private final Set<String> audience;
    private final Set<String> clients;
    private final Duration skew;
    private final Clock clock;

    TokenRules(OidcProperties oidc, Clock clock) {
        this.issuers = oidc.issuers();
        this.audience = oidc.audience();
        this.clients = oidc.clients();
        this.skew = oidc.clockSkew();
        this.clock = clock;
    }

    /** Judges all but the expiry, and returns until when the token is good: it may be over. */
    Instant goodUntil(JWTClaimsSet claims) throws RefusedException {
        require(issuers.contains(String.valueOf(claims.getIssuer())), Refusal.ISSUER, claims.getIssuer(), issuers);
        if (!audience.isEmpty()) {
            List<String> named = claims.getAudience();
            require(named.stream().anyMatch(audience::contains), Refusal.AUDIENCE, named, audience);
        }
        if (!clients.isEmpty()) {
            String client = client(claims);
            require(clients.contains(client), Refusal.CLIENT, client, clients);
        }
        if (claims.getExpirationTime() == null) {
            throw new RefusedException(Refusal.NO_EXPIRY);
        }
        if (claims.getNotBeforeTime() != null
                && claims.getNotBeforeTime().toInstant().minus(skew).isAfter(clock.instant())) {
            throw new RefusedException(Refusal.NOT_YET_VALID, "allowed-skew=" + skew);
        }
        return claims.getExpirationTime().toInstant().plus(skew);
    }

    private static String client(JWTClaimsSet claims) {
        return CLIENT_CLAIMS.stream()
                .flatMap(name -> claims.getClaim(name) instanceof String text ? Stream.of(text) : Stream.of())
                .findFirst()
                .orElse("");
    }

    private static void require(boolean condition, Refusal refusal, Object found, Set<String> accepted)
            throws RefusedException {
        if (!condition) {
            throw new RefusedException(refusal, "found=%s accepted=%s".formatted(found, accepted));
        }
    }
}
