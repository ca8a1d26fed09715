package dev.codementor.livelink;

import java.io.IOException;

/** Says what is missing each time that a token is needed. */
final class NoTokens implements ServiceTokens {

    @Override
    public String current() throws IOException {
        throw new IOException("this service cannot prove to the notifiers that it is one; set"
                + " CODEMENTOR_SERVICE_TOKEN_FILE, or CODEMENTOR_OIDC_ISSUER with CODEMENTOR_SERVICE_CLIENT_ID and"
                + " CODEMENTOR_SERVICE_CLIENT_SECRET");
    }

    @Override
    public void refused(String token) {
        throw new IllegalStateException("there was no token to refuse");
    }
}
