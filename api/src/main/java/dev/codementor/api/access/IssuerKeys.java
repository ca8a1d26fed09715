package dev.codementor.api.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The issuer's public keys, found anew each time through its discovery document: the issuer may be started after the api,
 * be away for a while, or come back with other keys.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final int LARGEST_DOCUMENT = 1 << 20;

    private final URI issuer;
    private final Duration timeout;
    private final JsonMapper json;
    private final HttpClient http;
    private volatile boolean known;

    IssuerKeys(URI issuer, Duration timeout, JsonMapper json) {
        this.issuer = issuer;
        this.timeout = timeout;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
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
            JsonNode discovery = json.readTree(get(discoveryAddress()));
            if (!issuer.toString().equals(discovery.path("issuer").asString(""))) {
                throw new RemoteKeySourceException("the issuer's discovery document names another issuer", null);
            }
            JWKSet keys = JWKSet.parse(get(URI.create(discovery.path("jwks_uri").asString(""))));
            known = true;
            return keys;
        } catch (IOException | JacksonException | ParseException | IllegalArgumentException failure) {
            throw new RemoteKeySourceException("the issuer's keys cannot be fetched", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RemoteKeySourceException("interrupted while fetching the issuer's keys", interrupted);
        }
    }

    private URI discoveryAddress() {
        String base = issuer.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + ".well-known/openid-configuration");
    }

    private String get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
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
