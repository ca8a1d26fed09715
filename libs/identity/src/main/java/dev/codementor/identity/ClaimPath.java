package dev.codementor.identity;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to a claim: its name, or names with dots between them that lead into objects. */
record ClaimPath(String text) {

    /** The value; empty when it is missing or null. Longer names win, so names may contain dots themselves. */
    Optional<Object> find(Map<String, Object> claims) {
        return Optional.ofNullable(find(claims, text));
    }

    /**
     * Whether the issuer says that the claim exists, but keeps it to itself: a distributed claim (OpenID Connect Core
     * 5.6.2), or Entra's {@code hasgroups}.
     */
    boolean isElsewhere(Map<String, Object> claims) {
        return find(claims).isEmpty()
                && ((claims.get("_claim_names") instanceof Map<?, ?> names && names.containsKey(text))
                        || (text.equals("groups") && Boolean.TRUE.equals(claims.get("hasgroups"))));
    }

    private static @Nullable Object find(Map<?, ?> object, String path) {
        Object whole = object.get(path);
        if (whole != null) {
            return whole;
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            if (object.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                Object found = find(inner, path.substring(dot + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
