package dev.codementor.notifier.identity;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets services in, and nobody else. */
public final class ServiceGate {

    private static final String SERVICE = "service";
    private static final String BEARER = "Bearer ";

    private final TokenVerifier verifier;
    private final Set<String> subjects;

    ServiceGate(TokenVerifier verifier, Set<String> subjects) {
        this.verifier = verifier;
        this.subjects = subjects;
    }

    /**
     * Judges a request's {@code Authorization} header; the future never fails. Somebody who is known but no service is
     * {@link Verdict.Bad}.
     */
    public CompletableFuture<Verdict> judge(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return CompletableFuture.completedFuture(new Verdict.Bad());
        }
        return verifier.verify(authorization.substring(BEARER.length()).strip())
                .thenApply(verdict ->
                        verdict instanceof Verdict.Good good && !isService(good) ? new Verdict.Bad() : verdict);
    }

    private boolean isService(Verdict.Good good) {
        return good.roles().contains(SERVICE) || subjects.contains(good.subject());
    }
}
