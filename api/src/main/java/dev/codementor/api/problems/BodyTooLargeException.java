package dev.codementor.api.problems;

import java.io.IOException;

/** A body exceeded the limit while it was being read. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    BodyTooLargeException(long limit) {
        super("body longer than " + limit + " bytes");
        this.limit = limit;
    }

    Problem problem() {
        return problem(limit);
    }

    static Problem problem(long limit) {
        return ProblemCode.BODY_TOO_LARGE
                .because("The body must not be longer than " + limit + " bytes.")
                .with("limit", limit);
    }
}
