package dev.codementor.embedded.issuer;

import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Refresh tokens that were issued and not used yet. They end with the process: whoever has one then signs in again. */
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

    /** Takes one out: it is good once, as strict issuers have it. */
    synchronized Optional<Person> redeem(String token) {
        return Optional.ofNullable(issued.remove(token));
    }
}
