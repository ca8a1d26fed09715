package dev.codementor.api.access;

import dev.codementor.api.problems.Problem;
import org.springframework.security.core.AuthenticationException;

/** The caller presented a token that does not admit them. */
final class NotLetInException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    NotLetInException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
