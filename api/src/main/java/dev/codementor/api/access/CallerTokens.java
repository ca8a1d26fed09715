package dev.codementor.api.access;

import dev.codementor.api.problems.Problem;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.identity.Refusal;
import dev.codementor.identity.TokenVerifier;
import dev.codementor.identity.Verdict;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Admits callers with a valid token, and reports what is wrong with any other token. */
final class CallerTokens implements AuthenticationManager {

    private static final Duration ISSUER_RETRY = Duration.ofSeconds(2);

    private final TokenVerifier people;

    CallerTokens(TokenVerifier people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        String token = ((BearerTokenAuthenticationToken) presented).getToken();
        return switch (people.verify(token)) {
            case Verdict.Good good -> new CallerAuthentication(good.caller());
            case Verdict.Expired _ -> throw new NotLetInException(invalid("The token has expired.", "expired"));
            case Verdict.Refused(Refusal refusal) -> throw new NotLetInException(problem(refusal));
            case Verdict.IssuerAway _ ->
                throw new NotLetInException(ProblemCode.ISSUER_UNAVAILABLE
                        .because("The token cannot be verified now. Try again later.")
                        .retryAfter(ISSUER_RETRY));
        };
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case TOO_LARGE -> ProblemCode.HEADERS_TOO_LARGE.because(refusal.detail());
            // Signing in again would give the same token, so this is not a 401.
            case CLAIMS_ELSEWHERE -> ProblemCode.CLAIMS_ELSEWHERE.because(refusal.detail());
            case MALFORMED,
                    TYPE,
                    ALGORITHM,
                    SIGNATURE,
                    ISSUER,
                    AUDIENCE,
                    CLIENT,
                    NOT_YET_VALID,
                    NO_EXPIRY,
                    PERSON,
                    EMAIL_NOT_VERIFIED -> invalid(refusal.detail(), refusal.wireName());
        };
    }

    private static Problem invalid(String detail, String reason) {
        return ProblemCode.INVALID_TOKEN
                .because(detail)
                .with("reason", reason)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
}
