package dev.codementor.embedded.issuer;

import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Refresh tokens that have been issued and not yet used. They end with the process; people then have to sign in again.
 */
final class Renewals {

    private static final int MOST = 1_000;

    private final Map<String, Person> issued = new LinkedHashMap<>();

    synchronized String issue(Person person) {
        if (issued.size() >= MOST) {
            issued.remove(issued.keySet().iterator().next());
        }
        String token = new RefreshToken().getValue();
        issued.put(token, person);
        return token;
    }

    /** Removes a refresh token. It is valid once, as with strict issuers. */
    synchronized Optional<Person> redeem(String token) {
        return Optional.ofNullable(issued.remove(token));
    }
}
