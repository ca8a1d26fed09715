package dev.codementor.livelink;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How this service proves to the notifiers that it is one: by a token in a file, or by client credentials that the
 * issuer exchanges for a token.
 *
 * @param tokenFile holds a JWT and is replaced by its provider before the token expires, such as Kubernetes' projected
 *     service-account token; wins over client credentials
 * @param clientId at the issuer
 * @param clientSecret at the issuer
 * @param scope asked for with client credentials, space separated; null for the issuer's default
 */
@ConfigurationProperties("codementor.service")
public record ServiceIdentityProperties(
        @Nullable Path tokenFile,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String scope) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "ServiceIdentityProperties[tokenFile=" + tokenFile + ", clientId=" + clientId + "]";
    }

    /**
     * The tokens that these settings give; without any, tokens that are never there: such a publisher works on, and its
     * readers get their text from the ledger.
     *
     * @param issuer where client credentials are exchanged; null when only a file is used
     * @param discovery address of its discovery document; null for the usual one under its name
     */
    ServiceTokens tokens(@Nullable URI issuer, @Nullable URI discovery) {
        if (tokenFile != null) {
            return new TokenFile(tokenFile);
        }
        if (issuer == null || clientId == null || clientSecret == null) {
            return new NoTokens();
        }
        return new ClientCredentials(
                issuer, discovery, new ClientSecretBasic(new ClientID(clientId), new Secret(clientSecret)), scope);
    }
}
