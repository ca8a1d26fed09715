package dev.codementor.api.pages;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages offer, and where people sign in.
 *
 * @param localSignIn whether anyone may come in under any name, as {@code local} allows on one machine; default false
 * @param issuer address of the OIDC issuer as browsers reach it; default the issuer whose tokens are believed
 * @param clientId the issuer's name for the pages, a public client with PKCE; default codementor-pages
 * @param scope what the pages ask the issuer for, separated by spaces; with {@code offline_access} many issuers renew a
 *     sign-in without asking again; default openid
 */
@ConfigurationProperties("codementor.page")
record PageProperties(
        @DefaultValue("false") boolean localSignIn,
        @Nullable URI issuer,
        @DefaultValue("codementor-pages") String clientId,
        @DefaultValue("openid") String scope) {

    PageProperties {
        if (issuer != null && (issuer.getHost() == null || issuer.getScheme() == null)) {
            throw new IllegalArgumentException("codementor.page.issuer must be an http: or https: address");
        }
    }

    /** The origin to which a page may connect for signing in; empty without an issuer. */
    String issuerOrigin() {
        return issuer == null ? "" : issuer.getScheme() + "://" + issuer.getRawAuthority();
    }
}
