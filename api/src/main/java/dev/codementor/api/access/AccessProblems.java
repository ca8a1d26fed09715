package dev.codementor.api.access;

import dev.codementor.api.problems.Problem;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Refuses those who did not prove who they are, or may not do what they ask for. */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(AccessProblems.class);
    private static final Duration ISSUER_RETRY = Duration.ofSeconds(2);

    private final Problems problems;

    AccessProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        problems.answer(request, response, problem(cause));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        problems.answer(request, response, ProblemCode.ROLE_MISSING.because("The token does not allow this."));
    }

    private static Problem problem(AuthenticationException cause) {
        return switch (cause) {
            case IssuerUnavailableException away -> {
                log.warn(
                        "The token issuer cannot be reached; requests with new tokens get 503 until it is back: {}",
                        String.valueOf(away.getCause()));
                yield ProblemCode.ISSUER_UNAVAILABLE
                        .because("The token cannot be verified now. Try again later.")
                        .retryAfter(ISSUER_RETRY);
            }
            case InvalidBearerTokenException invalid ->
                ProblemCode.INVALID_TOKEN
                        .because("The token is malformed, expired, not of the issuer, or not meant for this api.")
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            default ->
                ProblemCode.TOKEN_MISSING
                        .because("Send 'Authorization: Bearer <token>'.")
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        };
    }
}
