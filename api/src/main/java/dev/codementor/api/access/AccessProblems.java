package dev.codementor.api.access;

import dev.codementor.api.problems.Problem;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Refuses callers who did not prove who they are or may not do what they ask. */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

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
        return cause instanceof NotLetInException refused
                ? refused.problem()
                : ProblemCode.TOKEN_MISSING
                        .because("Send 'Authorization: Bearer <token>'.")
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
