package dev.codementor.notifier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/** An OpenID Connect issuer on loopback that signs what tests want. */
final class TestIssuer implements AutoCloseable {

    static final String SERVICE_SECRET = "a secret for tests";

    private final HttpServer server;
    private final RSAKey key;
    private final URI address;
    private volatile Duration serviceTokenLife = Duration.ofHours(1);

    private TestIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
        this.address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static TestIssuer start() {
        return start(0);
    }

    static TestIssuer start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            RSAKey key = new RSAKeyGenerator(2048).keyID("test").generate();
            TestIssuer issuer = new TestIssuer(server, key);
            issuer.serve("/.well-known/openid-configuration", () -> """
                    {"issuer":"%1$s","jwks_uri":"%1$s/keys","token_endpoint":"%1$s/token",
                     "authorization_endpoint":"%1$s/authorize","subject_types_supported":["public"],
                     "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
                    """.formatted(issuer.address));
            issuer.serve("/keys", () -> new JWKSet(key.toPublicJWK()).toString());
            issuer.serve("/token", () -> """
                    {"access_token":"%s","token_type":"Bearer","expires_in":%d}
                    """.formatted(
                    issuer.token(
                            "a-worker", issuer.serviceTokenLife, claims -> claims.claim("roles", List.of("service"))),
                    issuer.serviceTokenLife.toSeconds()));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Answer {
        String json();
    }

    private void serve(String path, Answer answer) {
        server.createContext(path, exchange -> {
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    URI address() {
        return address;
    }

    void serviceTokensLive(Duration life) {
        serviceTokenLife = life;
    }

    String student(String subject) {
        return student(subject, Duration.ofHours(1));
    }

    String student(String subject, Duration life) {
        return token(subject, life, claims -> claims.claim("roles", List.of("student")));
    }

    String instructor(String subject, String... courses) {
        return token(subject, Duration.ofHours(1), claims -> claims.claim("roles", List.of("instructor"))
                .claim("courses", List.of(courses)));
    }

    String token(String subject, Duration life, Consumer<JWTClaimsSet.Builder> more) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(address.toString())
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
        more.accept(claims);
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
