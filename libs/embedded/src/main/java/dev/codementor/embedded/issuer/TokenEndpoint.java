package dev.codementor.embedded.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /oauth2/token}: client credentials for services, codes for pages, and renewal for pages that asked for it. */
final class TokenEndpoint {

    private static final Duration SERVICE_VALIDITY = Duration.ofHours(1);
    private static final Person SERVICE = Person.of(EmbeddedIssuer.SERVICE_CLIENT, List.of("service"), List.of());

    private final TokenMint mint;
    private final Codes codes;
    private final Renewals renewals = new Renewals();
    private final Duration pageValidity;
    private final Secret serviceSecret;

    TokenEndpoint(TokenMint mint, Codes codes, Duration pageValidity, String serviceSecret) {
        this.mint = mint;
        this.codes = codes;
        this.pageValidity = pageValidity;
        this.serviceSecret = new Secret(serviceSecret);
    }

    Reply post(URI address, @Nullable String contentType, @Nullable String authorization, String form) {
        try {
            var http = new HTTPRequest(HTTPRequest.Method.POST, address);
            http.setContentType(Objects.requireNonNullElse(contentType, ""));
            http.setAuthorization(authorization);
            http.setBody(form);
            TokenRequest request = TokenRequest.parse(http);
            GrantType type = request.getAuthorizationGrant().getType();
            if (GrantType.CLIENT_CREDENTIALS.equals(type)) {
                return isService(request)
                        ? granted(mint.accessToken(SERVICE, SERVICE_VALIDITY), SERVICE_VALIDITY)
                        : refused(OAuth2Error.INVALID_CLIENT);
            }
            if (request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant) {
                return redeemed(request, grant);
            }
            if (request.getAuthorizationGrant() instanceof RefreshTokenGrant grant) {
                return renewed(request, grant);
            }
            return refused(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        } catch (ParseException e) {
            return refused(Objects.requireNonNullElse(e.getErrorObject(), OAuth2Error.INVALID_REQUEST));
        }
    }

    private boolean isService(TokenRequest request) {
        return request.getClientAuthentication() instanceof PlainClientSecret client
                && client.getClientID().getValue().equals(EmbeddedIssuer.SERVICE_CLIENT)
                && client.getClientSecret().equals(serviceSecret);
    }

    private Reply redeemed(TokenRequest request, AuthorizationCodeGrant grant) {
        boolean page = isPage(request);
        Optional<Codes.Issued> issued = page ? codes.redeem(grant.getAuthorizationCode()) : Optional.empty();
        if (issued.isEmpty() || !fits(issued.get(), grant)) {
            return refused(page ? OAuth2Error.INVALID_GRANT : OAuth2Error.INVALID_CLIENT);
        }
        Person person = issued.get().person();
        Nonce nonce = issued.get().request().getNonce();
        Map<String, Object> body = new HashMap<>(body(mint.accessToken(person, pageValidity), pageValidity));
        body.put(
                "id_token",
                mint.identityToken(
                        person, EmbeddedIssuer.PAGES_CLIENT, nonce == null ? null : nonce.getValue(), pageValidity));
        if (issued.get().request().getScope().contains(OIDCScopeValue.OFFLINE_ACCESS)) {
            body.put("refresh_token", renewals.issue(person));
        }
        return noStore(Reply.json(200, body));
    }

    private Reply renewed(TokenRequest request, RefreshTokenGrant grant) {
        if (!isPage(request)) {
            return refused(OAuth2Error.INVALID_CLIENT);
        }
        Optional<Person> person = renewals.redeem(grant.getRefreshToken().getValue());
        if (person.isEmpty()) {
            return refused(OAuth2Error.INVALID_GRANT);
        }
        Map<String, Object> body = new HashMap<>(body(mint.accessToken(person.get(), pageValidity), pageValidity));
        body.put("refresh_token", renewals.issue(person.get()));
        return noStore(Reply.json(200, body));
    }

    private static boolean isPage(TokenRequest request) {
        return request.getClientID() != null && request.getClientID().getValue().equals(EmbeddedIssuer.PAGES_CLIENT);
    }

    private static boolean fits(Codes.Issued issued, AuthorizationCodeGrant grant) {
        return grant.getCodeVerifier() != null
                && CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                        .equals(issued.request().getCodeChallenge())
                && issued.request().getRedirectionURI().equals(grant.getRedirectionURI());
    }

    private static Reply granted(String token, Duration validity) {
        return noStore(Reply.json(200, body(token, validity)));
    }

    private static Map<String, Object> body(String token, Duration validity) {
        return Map.of("access_token", token, "token_type", "Bearer", "expires_in", validity.toSeconds());
    }

    private static Reply refused(ErrorObject error) {
        int status = error.equals(OAuth2Error.INVALID_CLIENT) ? 401 : 400;
        return noStore(
                Reply.text(status, "application/json", error.toJSONObject().toJSONString()));
    }

    private static Reply noStore(Reply reply) {
        var headers = new HashMap<>(reply.headers());
        headers.put("Cache-Control", "no-store");
        return new Reply(reply.status(), headers, reply.body());
    }
}
