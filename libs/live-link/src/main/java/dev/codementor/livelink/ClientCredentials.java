package dev.codementor.livelink;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A token from the issuer's token endpoint (RFC 6749, section 4.4), kept until shortly before it expires. */
final class ClientCredentials implements ServiceTokens {

    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(5).toMillis();
    /** Of a token that does not say how long it lives. */
    private static final long SHORT_LIFE_SECONDS = 60;

    private record Held(String value, long renewAtNanos) {}

    private final Issuer issuer;
    private final @Nullable URI discovery;
    private final ClientSecretBasic authentication;
    private final @Nullable Scope scope;
    private @Nullable URI tokenEndpoint;
    private @Nullable Held held;

    /** @param discovery address of the issuer's discovery document; null for the usual one under its name */
    ClientCredentials(URI issuer, @Nullable URI discovery, ClientSecretBasic authentication, @Nullable String scope) {
        this.issuer = new Issuer(issuer);
        this.discovery = discovery;
        this.authentication = authentication;
        this.scope = Scope.parse(scope);
    }

    @Override
    public synchronized String current() throws IOException {
        if (held != null && held.renewAtNanos() - System.nanoTime() > 0) {
            return held.value();
        }
        AccessToken token = fetch();
        long lifetime = token.getLifetime() > 0 ? token.getLifetime() : SHORT_LIFE_SECONDS;
        // A fifth of its life is time enough to reconnect, even when the issuer is away for a moment.
        long renewAt = System.nanoTime() + Duration.ofSeconds(lifetime).toNanos() / 5 * 4;
        held = new Held(token.getValue(), renewAt);
        return token.getValue();
    }

    @Override
    public synchronized void refused(String token) {
        if (held != null && held.value().equals(token)) {
            held = null;
        }
    }

    private AccessToken fetch() throws IOException {
        try {
            HTTPRequest request = new TokenRequest.Builder(
                            tokenEndpoint(), authentication, new ClientCredentialsGrant())
                    .scope(scope)
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(TIMEOUT_MILLIS);
            request.setReadTimeout(TIMEOUT_MILLIS);
            return switch (TokenResponse.parse(request.send())) {
                case AccessTokenResponse granted -> granted.getTokens().getAccessToken();
                case TokenResponse refusal ->
                    throw new IOException("The issuer refused the service's client credentials: "
                            + refusal.toErrorResponse().getErrorObject().getCode());
            };
        } catch (GeneralException e) {
            throw new IOException("The issuer's answer could not be understood", e);
        }
    }

    private URI tokenEndpoint() throws IOException, GeneralException {
        URI endpoint = tokenEndpoint;
        if (endpoint == null) {
            endpoint = metadata().getTokenEndpointURI();
            tokenEndpoint = endpoint;
        }
        return endpoint;
    }

    private OIDCProviderMetadata metadata() throws IOException, GeneralException {
        URI address = discovery;
        if (address == null) {
            return OIDCProviderMetadata.resolve(issuer, TIMEOUT_MILLIS, TIMEOUT_MILLIS);
        }
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, address);
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        HTTPResponse response = request.send();
        if (response.getStatusCode() != 200) {
            throw new IOException("%s answered %d".formatted(address, response.getStatusCode()));
        }
        OIDCProviderMetadata found = OIDCProviderMetadata.parse(response.getBodyAsJSONObject());
        if (!found.getIssuer().equals(issuer)) {
            throw new IOException(
                    "%s names the issuer '%s' and not '%s'".formatted(address, found.getIssuer(), issuer));
        }
        return found;
    }
}
