package dev.codementor.worker.model;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A model server and what it wants to see before it answers.
 *
 * @param address without user and password, so it can be logged
 * @param authorization the value of the {@code Authorization} header; null for a server that lets everybody in
 */
record OllamaServer(URI address, @Nullable String authorization) {

    /**
     * The server of the settings. A user and a password in its address are sent as Basic authentication.
     *
     * @throws IllegalArgumentException when the address is none, or has a user although there is a token too
     */
    static OllamaServer of(ModelProperties properties) {
        URI address = OllamaAddress.parse(properties.server());
        String user = OllamaAddress.userOf(properties.server());
        String token = properties.token();
        if (token != null && user != null) {
            throw new IllegalArgumentException("OLLAMA_HOST has a user, and CODEMENTOR_WORKER_MODEL_TOKEN a token, but"
                    + " a request can only carry one of them. Remove one.");
        }
        if (token != null) {
            return new OllamaServer(address, "Bearer " + token.strip());
        }
        return new OllamaServer(
                address,
                user == null
                        ? null
                        : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    /** The secret that must not be printed, even when the server repeats it; empty when there is none. */
    String secret() {
        return authorization == null ? "" : authorization.substring(authorization.indexOf(' ') + 1);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
