package dev.codementor.embedded.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import dev.codementor.embedded.LocalHosts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /oauth2/authorize}: shows the sign-in page, and sends the browser back with a code for the chosen person. */
final class AuthorizationEndpoint {

    private final Codes codes;

    AuthorizationEndpoint(Codes codes) {
        this.codes = codes;
    }

    Reply get(String query) {
        try {
            AuthenticationRequest request = parse(query);
            return acceptable(request) ? WhoAreYouPage.show(query) : refused(request);
        } catch (ParseException | IllegalArgumentException e) {
            return WhoAreYouPage.refuse(String.valueOf(e.getMessage()));
        }
    }

    Reply post(String form) {
        Map<String, List<String>> fields = URLUtils.parseParameters(form);
        try {
            AuthenticationRequest request = parse(field(fields, "request"));
            if (!acceptable(request)) {
                return refused(request);
            }
            Person person = Person.named(
                    field(fields, "name"), fields.getOrDefault("role", List.of()), field(fields, "courses"));
            AuthorizationCode code = codes.issue(request, person);
            return Reply.seeOther(
                    new AuthorizationSuccessResponse(request.getRedirectionURI(), code, null, request.getState(), null)
                            .toURI()
                            .toString());
        } catch (ParseException | IllegalArgumentException e) {
            return WhoAreYouPage.refuse(String.valueOf(e.getMessage()));
        }
    }

    /** A request by the known client with a redirect address on this machine. Any other request gets no redirect. */
    private static AuthenticationRequest parse(String query) throws ParseException {
        AuthenticationRequest request = AuthenticationRequest.parse(query);
        if (!EmbeddedIssuer.PAGES_CLIENT.equals(request.getClientID().getValue())) {
            throw new IllegalArgumentException("client_id must be " + EmbeddedIssuer.PAGES_CLIENT);
        }
        URI target = request.getRedirectionURI();
        if (!"http".equals(target.getScheme())
                || target.getAuthority() == null
                || !LocalHosts.include(target.getAuthority())) {
            throw new IllegalArgumentException("redirect_uri must be an http address on this machine");
        }
        return request;
    }

    private static boolean acceptable(AuthenticationRequest request) {
        return ResponseType.CODE.equals(request.getResponseType())
                && request.getCodeChallenge() != null
                && CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod());
    }

    private static Reply refused(AuthenticationRequest request) {
        var error =
                OAuth2Error.INVALID_REQUEST.setDescription("response_type=code with an S256 code_challenge is needed");
        return Reply.seeOther(
                new AuthorizationErrorResponse(request.getRedirectionURI(), error, request.getState(), null)
                        .toURI()
                        .toString());
    }

    private static String field(Map<String, List<String>> fields, String name) {
        List<String> values = Objects.requireNonNullElse(fields.get(name), List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
