package dev.codementor.api.problems;

/** The problem for a status that the container or a filter has set. */
final class ContainerProblem {

    private ContainerProblem() {}

    static Problem of(int status) {
        return switch (status) {
            case 401 -> ProblemCode.TOKEN_MISSING.because("Send a bearer token.");
            case 403 -> ProblemCode.ROLE_MISSING.because("The token does not allow this.");
            case 404 -> ProblemCode.NOT_FOUND.because("There is nothing at this path.");
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED.because("The method is not allowed here.");
            case 413 -> ProblemCode.BODY_TOO_LARGE.because("The body is too large.");
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE.because("The body must be application/json.");
            case 431 ->
                ProblemCode.HEADERS_TOO_LARGE.because(
                        "The headers are too large, usually as the token holds many groups. Ask for a token with"
                                + " fewer, or let an administrator raise CODEMENTOR_HEADERS_MAX_SIZE and"
                                + " CODEMENTOR_OIDC_LARGEST_TOKEN.");
            default ->
                status >= 500
                        ? ProblemCode.INTERNAL_ERROR.because("It is logged and not your fault. Try again later.")
                        : ProblemCode.BAD_REQUEST.because("The request cannot be understood.");
        };
    }
}
