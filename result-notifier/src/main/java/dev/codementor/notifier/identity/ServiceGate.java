package dev.codementor.notifier.identity;

import dev.codementor.identity.Caller;
import dev.codementor.identity.Refusal;
import dev.codementor.identity.Verdict;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets services in, and nobody else. */
public final class ServiceGate {

    private static final String BEARER = "Bearer ";

    private final Identities services;
    private final Set<String> subjects;

    ServiceGate(Identities services, Set<String> subjects) {
        this.services = services;
        this.subjects = subjects;
    }

    /**
     * Judges a request's {@code Authorization} header. The future never fails. A known caller that is not a service is
     * refused.
     */
    public CompletableFuture<Verdict> judge(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return CompletableFuture.completedFuture(new Verdict.Refused(Refusal.MALFORMED));
        }
        return services.verify(authorization.substring(BEARER.length()).strip())
                .thenApply(verdict -> verdict instanceof Verdict.Good good && !isService(good.caller())
                        ? new Verdict.Refused(Refusal.PERSON)
                        : verdict);
    }

    private boolean isService(Caller caller) {
        return caller.isService() || subjects.contains(caller.subject());
    }
}
