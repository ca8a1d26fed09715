package dev.codementor.notifier.identity;

import dev.codementor.identity.TokenVerifier;
import dev.codementor.identity.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Verifies tokens off the caller's thread, which may be an event loop: the first token waits for the issuer's keys. */
public final class Identities {

    private final TokenVerifier verifier;
    private final Executor executor;

    Identities(TokenVerifier verifier, Executor executor) {
        this.verifier = verifier;
        this.executor = executor;
    }

    /** Verifies a token; the future never fails, and is done at once for a token that is remembered. */
    public CompletableFuture<Verdict> verify(String token) {
        return verifier.known(token)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.supplyAsync(() -> verifier.verify(token), executor));
    }
}
