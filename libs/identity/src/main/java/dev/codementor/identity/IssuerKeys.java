package dev.codementor.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * The issuer's public keys, found anew each time through its discovery document: the issuer may be started after us, be
 * away for a while, or come back with other keys. A failure is tried again twice within half a second, so that a load
 * balancer's or an issuer's restart is no refusal.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final int LARGEST_DOCUMENT = 1 << 20;

    private final OidcProperties oidc;
    private final HttpClient http;
    private final RetryTemplate attempts;
    private volatile boolean known;

    IssuerKeys(OidcProperties oidc) {
        this.oidc = oidc;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(oidc.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.attempts = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(2)
                .delay(Duration.ofMillis(100))
                .multiplier(3)
                // After a failure that took that long, whoever waits for it has waited long enough.
                .timeout(oidc.timeout())
                .excludes(InterruptedException.class)
                .build());
    }

    /** Whether the keys were fetched at least once. */
    boolean known() {
        return known;
    }

    @Override
    public JWKSet getJWKSet(
            @Nullable JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            JWKSet keys = Objects.requireNonNull(attempts.execute(this::fetch));
            known = true;
            return keys;
        } catch (RetryException failure) {
            if (failure.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new RemoteKeySourceException(String.valueOf(failure.getCause()), failure.getCause());
        }
    }

    private JWKSet fetch() throws IOException, InterruptedException, ParseException {
        URI keys = oidc.keysUrl();
        return JWKSet.parse(get(keys == null ? discovered() : keys));
    }

    private URI discovered() throws IOException, InterruptedException, ParseException {
        URI address = oidc.discoveryUrl() == null ? usualDiscovery() : oidc.discoveryUrl();
        Map<String, Object> discovery = JSONObjectUtils.parse(get(address));
        String named = JSONObjectUtils.getString(discovery, "issuer");
        if (named == null || !oidc.issuers().contains(named)) {
            throw new IOException("%s names the issuer '%s' and not '%s'".formatted(address, named, oidc.issuer()));
        }
        URI keys = JSONObjectUtils.getURI(discovery, "jwks_uri");
        if (keys == null || !keys.isAbsolute()) {
            throw new IOException("%s names no jwks_uri".formatted(address));
        }
        return keys;
    }

    private URI usualDiscovery() {
        String base = oidc.issuer().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + ".well-known/openid-configuration");
    }

    private String get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(oidc.timeout())
                .header("Accept", "application/json")
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(LARGEST_DOCUMENT);
            if (response.statusCode() != 200 || bytes.length == LARGEST_DOCUMENT) {
                throw new IOException("%s answered %d".formatted(address, response.statusCode()));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
