package dev.codementor.embedded.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Codes that have been issued and not yet used. */
final class Codes {

    private static final Duration VALIDITY = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Map<String, Issued> issued = new LinkedHashMap<>();

    Codes(Clock clock) {
        this.clock = clock;
    }

    /** The sign-in behind a code. */
    record Issued(AuthenticationRequest request, Person person, Instant expiry) {}

    synchronized AuthorizationCode issue(AuthenticationRequest request, Person person) {
        issued.values().removeIf(code -> code.expiry().isBefore(clock.instant()));
        if (issued.size() >= MOST) {
            issued.remove(issued.keySet().iterator().next());
        }
        var code = new AuthorizationCode();
        issued.put(code.getValue(), new Issued(request, person, clock.instant().plus(VALIDITY)));
        return code;
    }

    /** Removes a code. It is valid once, for a minute. */
    synchronized Optional<Issued> redeem(AuthorizationCode code) {
        return Optional.ofNullable(issued.remove(code.getValue()))
                .filter(found -> clock.instant().isBefore(found.expiry()));
    }
}
