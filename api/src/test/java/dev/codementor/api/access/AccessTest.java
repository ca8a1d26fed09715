package dev.codementor.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Issuer;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.contract.BatchId;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class AccessTest {

    private final Api api;
    private final Issuer issuer;

    AccessTest(Api api) {
        this.api = api;
        this.issuer = api.issuer();
    }

    @Test
    void asksForToken() {
        Answer answer = api.get("/api/v1/me");

        assertThat(answer.problem()).isEqualTo("401 token-missing");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(api.get("/api/v1/no-such-path").status()).isEqualTo(401);
    }

    @Test
    void refusesTokensThatAreNone() {
        assertRefused("");
        assertRefused("x");
        assertRefused("a.b.c");
        assertRefused("ey".repeat(2_000));
    }

    @Test
    void refusesExpiredToken() {
        assertRefused(issuer.sign(issuer.claims("late")
                .expirationTime(Date.from(Instant.now().minusSeconds(61)))
                .build()));
    }

    @Test
    void refusesTokenFromFuture() {
        assertRefused(issuer.sign(issuer.claims("early")
                .notBeforeTime(Date.from(Instant.now().plusSeconds(70)))
                .build()));
    }

    @Test
    void refusesTokenThatNeverExpires() {
        assertRefused(issuer.sign(issuer.claims("forever").expirationTime(null).build()));
    }

    @Test
    void refusesTokenOfAnotherIssuer() {
        assertRefused(issuer.sign(
                issuer.claims("stranger").issuer("https://evil.example").build()));
    }

    @Test
    void refusesTokenWithoutSubject() {
        assertRefused(issuer.sign(issuer.claims("x").subject(null).build()));
        assertRefused(issuer.sign(issuer.claims("x").subject(" ").build()));
        assertRefused(issuer.sign(issuer.claims("batch:" + BatchId.next()).build()));
        assertRefused(issuer.sign(issuer.claims("x".repeat(201)).build()));
    }

    @Test
    void refusesUnsignedToken() {
        assertRefused(new PlainJWT(issuer.claims("nobody").build()).serialize());
    }

    @Test
    void refusesTokenSignedWithPublicKeyAsSecret() throws Exception {
        byte[] secret = issuer.key().toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                issuer.claims("confuses").build());
        jwt.sign(new MACSigner(secret));

        assertRefused(jwt.serialize());
    }

    @Test
    void refusesTokenOfUnknownKey() {
        JWTClaimsSet claims = issuer.claims("forges").build();

        assertRefused(Issuer.sign(claims, Issuer.newKey(), JOSEObjectType.JWT));
        assertRefused(Issuer.sign(claims, Issuer.newKey(), JOSEObjectType.JWT));
        assertRefused(Issuer.sign(claims, Issuer.newKey(), JOSEObjectType.JWT));
    }

    @Test
    void refusesChangedToken() {
        String token = issuer.student("honest");
        String payload = token.split("\\.")[1];

        assertThat(api.with(token).get("/api/v1/me").status()).isEqualTo(200);
        assertRefused(token.replace(payload, payload.substring(0, payload.length() - 6) + "AAAAAA"));
    }

    @Test
    void refusesTokenInAddressOrBody() {
        assertThat(api.get("/api/v1/me?access_token=" + issuer.student("careless"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void takesSchemeInAnyCaseAndNoOther() {
        String token = issuer.student("shouts");

        assertThat(Api.send(HttpRequest.newBuilder(api.uri("/api/v1/me"))
                                .header("Authorization", "BEARER  " + token)
                                .build())
                        .status())
                .isEqualTo(200);
        assertThat(Api.send(HttpRequest.newBuilder(api.uri("/api/v1/me"))
                                .header("Authorization", "Basic " + token)
                                .build())
                        .problem())
                .isEqualTo("401 token-missing");
    }

    @Test
    void acceptsAccessTokensOfRfc9068() {
        String token = Issuer.sign(issuer.claims("modern").build(), issuer.key(), new JOSEObjectType("at+jwt"));

        assertThat(api.with(token).get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void forgetsRememberedTokenWhenItExpires() {
        String token = issuer.sign(issuer.claims("brief")
                .expirationTime(Date.from(Instant.now().minusSeconds(58)))
                .build());
        assertThat(api.with(token).get("/api/v1/me").status()).isEqualTo(200);

        Awaitility.await().atMost(Duration.ofSeconds(12)).untilAsserted(() -> assertRefused(token));
    }

    @Test
    void readsOneTextWhereAListIsUsualAndLeavesOutWhatIsNoText() {
        Answer answer = api.as(issuer.claims("odd")
                        .claim("roles", "student")
                        .claim("courses", List.of("cs101", 7))
                        .claim("name", 5)
                        .build())
                .get("/api/v1/me");

        assertThat(answer.json().path("roles").toString()).isEqualTo("[\"student\"]");
        assertThat(answer.json().path("courses").toString()).isEqualTo("[\"cs101\"]");
        assertThat(answer.json().path("name").asString()).isEqualTo("odd");
    }

    @Test
    void saysWhatIsWrongWithAToken() {
        assertThat(reason(issuer.sign(
                        issuer.claims("x").issuer("https://evil.example").build())))
                .isEqualTo("issuer");
        assertThat(reason(issuer.sign(issuer.claims("x").subject(" ").build()))).isEqualTo("person");
        assertThat(reason(issuer.sign(issuer.claims("x")
                        .expirationTime(Date.from(Instant.now().minusSeconds(61)))
                        .build())))
                .isEqualTo("expired");
        assertThat(reason("x")).isEqualTo("malformed");
    }

    private String reason(String token) {
        Answer answer = api.with(token).get("/api/v1/me");
        assertThat(answer.problem()).isEqualTo("401 invalid-token");
        return answer.json().path("reason").asString();
    }

    @Test
    void keepsBrowsersOfOtherOriginsOut() {
        Answer preflight = Api.send(HttpRequest.newBuilder(api.uri("/api/v1/jobs"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .build());

        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void sendsHeadersThatKeepAnswersPrivateAndInert() {
        Answer answer = api.as("private").get("/api/v1/me");

        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    private void assertRefused(String token) {
        Answer answer = api.with(token).get("/api/v1/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("code").asString()).isIn("invalid-token", "token-missing");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
