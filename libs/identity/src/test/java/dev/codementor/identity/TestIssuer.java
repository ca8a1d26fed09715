package dev.codementor.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An issuer on loopback that signs whatever a test wants, and fails when a test wants that. */
final class TestIssuer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile ECKey key = newKey();
    private volatile @Nullable String name;

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    static TestIssuer start() {
        return start(0);
    }

    static TestIssuer start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            TestIssuer issuer = new TestIssuer(server);
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> issuer.answer(exchange, """
                        {"issuer":"%s","jwks_uri":"%s/keys"}\
                        """.formatted(issuer.name(), issuer.address())));
            server.createContext(
                    "/keys", exchange -> issuer.answer(exchange, new JWKSet(issuer.key.toPublicJWK()).toString()));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI keysAddress() {
        return URI.create(address() + "/keys");
    }

    URI discoveryAddress() {
        return URI.create(address() + "/.well-known/openid-configuration");
    }

    /** What it calls itself, which need not be its address. */
    String name() {
        String other = name;
        return other == null ? address().toString() : other;
    }

    void rename(String other) {
        name = other;
    }

    void changeKey() {
        key = newKey();
    }

    /** Answers that many requests with 503. */
    void failNext(int requests) {
        failures.set(requests);
    }

    int asked() {
        return asked.get();
    }

    /** Claims that are accepted with the settings that are usual. */
    Map<String, Object> claims(String subject) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", name());
        claims.put("sub", subject);
        claims.put("iat", now);
        claims.put("exp", now + 600);
        claims.put("name", "Ada " + subject);
        claims.put("roles", List.of("student"));
        claims.put("courses", List.of("cs101", "cs102"));
        return claims;
    }

    String student(String subject) {
        return sign(claims(subject));
    }

    /** With one claim changed; null takes it away. */
    String tokenWith(String claim, @Nullable Object value) {
        Map<String, Object> claims = claims("ada");
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return sign(claims);
    }

    String sign(Map<String, Object> claims) {
        return sign(JSONObjectUtils.toJSONString(claims), JOSEObjectType.JWT);
    }

    String sign(String claims, @Nullable JOSEObjectType type) {
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .type(type)
                            .build(),
                    new Payload(claims));
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    ECKey key() {
        return key;
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        asked.incrementAndGet();
        boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(fails ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
