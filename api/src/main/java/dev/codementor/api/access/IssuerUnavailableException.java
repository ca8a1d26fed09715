package dev.codementor.api.access;

import org.springframework.security.core.AuthenticationException;

/** A token could not be verified because the issuer's keys could not be fetched. */
final class IssuerUnavailableException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    IssuerUnavailableException(Throwable cause) {
        super("the issuer's keys cannot be fetched", cause);
    }
}
