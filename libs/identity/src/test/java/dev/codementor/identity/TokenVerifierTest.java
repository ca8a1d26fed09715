package dev.codementor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.codementor.contract.BatchId;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private final TestIssuer issuer = TestIssuer.start();
    private final TokenVerifier verifier = verifier();

    @AfterEach
    void stop() {
        verifier.close();
        issuer.close();
    }

    @Test
    void saysWhoSomebodyIs() {
        assertThat(verifier.verify(issuer.student("ada")))
                .isInstanceOfSatisfying(Verdict.Good.class, good -> assertThat(good.caller())
                        .isEqualTo(new Caller("ada", "Ada ada", Set.of("student"), Set.of("cs101", "cs102"))));
    }

    // ---- times

    @ParameterizedTest
    @ValueSource(ints = {-20, 0, 20, 59})
    void allowsForClocksThatDiffer(int seconds) {
        assertAccepted(issuer.tokenWith("nbf", now() + seconds));
        assertAccepted(issuer.tokenWith("exp", now() - seconds + 1));
    }

    @Test
    void refusesTokenFromFuture() {
        assertThat(refusal(issuer.tokenWith("nbf", now() + 70))).isEqualTo(Refusal.NOT_YET_VALID);
    }

    @Test
    void tellsExpiredTokenFromBadOne() {
        assertThat(verifier.verify(issuer.tokenWith("exp", now() - 61))).isEqualTo(new Verdict.Expired());

        Map<String, Object> expiredAndForeign = issuer.claims("ada");
        expiredAndForeign.put("exp", now() - 61);
        expiredAndForeign.put("iss", "https://other.example");
        assertThat(refusal(issuer.sign(expiredAndForeign))).isEqualTo(Refusal.ISSUER);
    }

    @Test
    void saysUntilWhenTokenIsGood() {
        long expiry = now() + 100;

        assertThat(verifier.verify(issuer.tokenWith("exp", expiry)))
                .isInstanceOfSatisfying(Verdict.Good.class, good -> assertThat(good.until())
                        .isEqualTo(Instant.ofEpochSecond(expiry + 60)));
    }

    @Test
    void forgetsRememberedTokenWhenItExpires() {
        String token = issuer.tokenWith("exp", now() + 2);
        try (TokenVerifier exact = verifier("CLOCK_SKEW", "0s")) {
            assertThat(exact.verify(token)).isInstanceOf(Verdict.Good.class);

            Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(exact.verify(token))
                    .isEqualTo(new Verdict.Expired()));
            assertThat(exact.known(token)).contains(new Verdict.Expired());
        }
    }

    @Test
    void refusesTokenThatNeverExpires() {
        assertThat(refusal(issuer.tokenWith("exp", null))).isEqualTo(Refusal.NO_EXPIRY);
    }

    // ---- what is a token

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "a.b.c", "..", "....", "nonsense nonsense", "eyJhbGciOiJFUzI1NiJ9.bm90IGpzb24.c2ln"})
    void refusesWhatIsNoToken(String text) {
        assertThat(refusal(text)).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void refusesUnsignedToken() throws Exception {
        assertThat(refusal(new PlainJWT(JWTClaimsSet.parse(issuer.claims("nobody"))).serialize()))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void refusesTokenSignedWithPublicKeyAsSecret() throws Exception {
        byte[] secret = issuer.key().toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                JWTClaimsSet.parse(issuer.claims("confuses")));
        token.sign(new MACSigner(secret));

        assertThat(refusal(token.serialize())).isEqualTo(Refusal.ALGORITHM);
    }

    @Test
    void refusesTokenOfUnknownKey() {
        String ours = issuer.student("ada");
        issuer.changeKey();
        String theirs = issuer.student("forger");
        try (TestIssuer keeper = TestIssuer.start();
                TokenVerifier other = new TokenVerifier(Settings.of("ISSUER", keeper.name()), Clock.systemUTC())) {
            for (String token : List.of(ours, theirs, theirs, theirs)) {
                assertThat(other.verify(token)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE));
            }
        }
    }

    @Test
    void refusesChangedToken() {
        String token = issuer.student("honest");
        assertAccepted(token);

        String other = issuer.student("honest!");
        String mixed = other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));
        assertThat(refusal(mixed)).isEqualTo(Refusal.SIGNATURE);
    }

    @Test
    void acceptsTypesOfAccessTokensAndNoOther() {
        String claims = JSONObjectUtils.toJSONString(issuer.claims("ada"));

        assertAccepted(issuer.sign(claims, null));
        assertAccepted(issuer.sign(claims, new JOSEObjectType("jwt")));
        assertAccepted(issuer.sign(claims, new JOSEObjectType("at+jwt")));
        assertAccepted(issuer.sign(claims, new JOSEObjectType("application/at+jwt")));
        assertThat(refusal(issuer.sign(claims, new JOSEObjectType("logout+jwt"))))
                .isEqualTo(Refusal.TYPE);
    }

    @Test
    void refusesTokenThatIsTooLarge() {
        String large = issuer.tokenWith(
                "groups", IntStream.range(0, 1_000).mapToObj("%036d"::formatted).toList());
        assertThat(large.length()).isBetween(49_152, 60_000);

        assertThat(refusal(large)).isEqualTo(Refusal.TOO_LARGE);
        try (TokenVerifier roomy = verifier("LARGEST_TOKEN", "60000")) {
            assertThat(roomy.verify(large)).isInstanceOf(Verdict.Good.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"exp\":\"tomorrow\"",
                "\"exp\":{}",
                "\"nbf\":[]",
                "\"iat\":\"now\"",
                "\"iss\":7",
                "\"aud\":{\"a\":1}",
                "\"sub\":[\"ada\"]",
                "\"sub\":{\"id\":\"ada\"}"
            })
    void refusesClaimsOfWrongTypes(String claim) {
        String name = claim.substring(1, claim.indexOf('"', 1));
        Map<String, Object> claims = issuer.claims("ada");
        claims.remove(name);
        String json = JSONObjectUtils.toJSONString(claims);

        assertThat(verifier.verify(issuer.sign(json.substring(0, json.length() - 1) + "," + claim + "}", null)))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void refusesClaimsThatAreNoJsonObjectOrNestedTooDeeply() {
        String deep = "{\"a\":" + "[".repeat(15_000) + "]".repeat(15_000) + "}";
        for (String claims : List.of("[]", "7", "null", "{", "", deep)) {
            assertThat(verifier.verify(issuer.sign(claims, JOSEObjectType.JWT))).isInstanceOf(Verdict.Refused.class);
        }
    }

    // ---- whose and for whom

    @Test
    void refusesTokenOfAnotherIssuer() {
        assertThat(refusal(issuer.tokenWith("iss", "https://evil.example"))).isEqualTo(Refusal.ISSUER);
        assertThat(refusal(issuer.tokenWith("iss", null))).isEqualTo(Refusal.ISSUER);
    }

    @Test
    void acceptsFurtherNamesOfTheIssuer() {
        String older = issuer.tokenWith("iss", "https://sts.example/1/");
        assertThat(refusal(older)).isEqualTo(Refusal.ISSUER);

        try (TokenVerifier both = verifier("OTHER_ISSUERS", "https://sts.example/1/, https://sts.example/2/")) {
            assertThat(both.verify(older)).isInstanceOf(Verdict.Good.class);
            assertThat(both.verify(issuer.student("ada"))).isInstanceOf(Verdict.Good.class);
        }
    }

    @Test
    void wantsOneOfTheAudiences() {
        try (TokenVerifier strict = verifier("AUDIENCE", "codementor,api://codementor")) {
            for (Object meant : List.of("codementor", List.of("other", "api://codementor"))) {
                assertThat(strict.verify(issuer.tokenWith("aud", meant))).isInstanceOf(Verdict.Good.class);
            }
            for (Object other : List.of("other", List.of(), List.of("other", "CODEMENTOR"))) {
                assertThat(strict.verify(issuer.tokenWith("aud", other)))
                        .isEqualTo(new Verdict.Refused(Refusal.AUDIENCE));
            }
            assertThat(strict.verify(issuer.student("ada"))).isEqualTo(new Verdict.Refused(Refusal.AUDIENCE));
        }
    }

    @Test
    void wantsOneOfTheClients() {
        try (TokenVerifier strict = verifier("CLIENTS", "codementor-pages, codementor-cli")) {
            for (String claim : List.of("azp", "appid", "client_id", "cid")) {
                assertThat(strict.verify(issuer.tokenWith(claim, "codementor-cli")))
                        .isInstanceOf(Verdict.Good.class);
            }
            assertThat(strict.verify(issuer.tokenWith("azp", "other"))).isEqualTo(new Verdict.Refused(Refusal.CLIENT));
            assertThat(strict.verify(issuer.tokenWith("azp", 7))).isEqualTo(new Verdict.Refused(Refusal.CLIENT));
            assertThat(strict.verify(issuer.student("ada"))).isEqualTo(new Verdict.Refused(Refusal.CLIENT));
        }
    }

    @Test
    void refusesWhatCannotNameAPerson() {
        for (String subject : List.of("", " ", "x".repeat(201), "a\0b", "batch:" + BatchId.next())) {
            assertThat(refusal(issuer.tokenWith("sub", subject))).isEqualTo(Refusal.PERSON);
        }
        assertThat(refusal(issuer.tokenWith("sub", null))).isEqualTo(Refusal.PERSON);
        String half = JSONObjectUtils.toJSONString(issuer.claims("half")).replace("\"half\"", "\"half \\ud83d\"");
        assertThat(refusal(issuer.sign(half, JOSEObjectType.JWT))).isEqualTo(Refusal.PERSON);
        assertAccepted(issuer.tokenWith("sub", "x".repeat(200)));
    }

    // ---- the issuer's keys

    @Test
    void waitsForIssuerThatStartsLater() throws Exception {
        int port = freePort();
        try (TokenVerifier early =
                new TokenVerifier(Settings.of("ISSUER", "http://127.0.0.1:" + port), Clock.systemUTC())) {
            assertThat(early.verify(issuer.student("ada"))).isEqualTo(new Verdict.IssuerAway());

            try (TestIssuer later = TestIssuer.start(port)) {
                String token = later.student("ada");
                Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(early.verify(token))
                        .isInstanceOf(Verdict.Good.class));
            }
        }
    }

    @Test
    void triesAgainWhenTheIssuerBlinks() {
        issuer.failNext(2);

        assertAccepted(issuer.student("ada"));
        assertThat(issuer.asked()).isEqualTo(4);
    }

    @Test
    void doesNotTryForEver() {
        issuer.failNext(1_000);

        assertThat(verifier.verify(issuer.student("ada"))).isEqualTo(new Verdict.IssuerAway());
        assertThat(issuer.asked()).isEqualTo(3);
    }

    @Test
    void survivesIssuerThatComesBackWithOtherKeys() {
        assertAccepted(issuer.student("before"));

        issuer.changeKey();
        String token = issuer.student("after");

        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertAccepted(token));
    }

    @Test
    void goesOnWhileIssuerIsAway() {
        String known = issuer.student("known");
        String fresh = issuer.student("fresh");
        assertAccepted(known);

        issuer.close();

        assertAccepted(known);
        assertAccepted(fresh);
    }

    @Test
    void findsKeysAtAnotherAddressThanTheIssuersName() {
        issuer.rename("https://id.example.edu/realms/campus");
        String token = issuer.student("ada");

        for (String[] address : new String[][] {
            {"KEYS_URL", issuer.keysAddress().toString()},
            {"DISCOVERY_URL", issuer.discoveryAddress().toString()}
        }) {
            try (TokenVerifier inside = new TokenVerifier(
                    Settings.of("ISSUER", issuer.name(), address[0], address[1]), Clock.systemUTC())) {
                assertThat(inside.verify(token)).isInstanceOf(Verdict.Good.class);
            }
        }
    }

    @Test
    void takesNoKeysFromADocumentThatNamesAnotherIssuer() {
        String token = issuer.student("ada");
        issuer.rename("https://other.example");

        assertThat(verifier.verify(token)).isEqualTo(new Verdict.IssuerAway());
    }

    @Test
    void verifiesAgainOnlyWhatItDoesNotRemember() {
        String token = issuer.student("ada");
        assertThat(verifier.known(token)).isEmpty();

        Verdict verdict = verifier.verify(token);

        assertThat(verifier.known(token)).containsSame(verdict);
        assertThat(verifier.known(issuer.student("eve"))).isEmpty();
    }

    // ---- services

    @Test
    void knowsServicesBySubWhateverPeopleAreKnownBy() {
        OidcProperties people = Settings.of(
                "ISSUER",
                issuer.name(),
                "AUDIENCE",
                "for-people",
                "CLAIMS_PERSON",
                "preferred_username",
                "CLAIMS_ROLES_FROM",
                "realm_access.roles");
        Map<String, Object> claims = issuer.claims("7c2f");
        claims.put("preferred_username", "service-account-worker");
        claims.put("realm_access", Map.of("roles", List.of("service")));
        try (TokenVerifier services = new TokenVerifier(people.forServices(null, null, Set.of()), Clock.systemUTC())) {
            assertThat(services.verify(issuer.sign(claims))).isInstanceOfSatisfying(Verdict.Good.class, good -> {
                assertThat(good.caller().subject()).isEqualTo("7c2f");
                assertThat(good.caller().isService()).isTrue();
            });
        }
    }

    @Test
    void verifiesServicesOfAnotherIssuer() throws Exception {
        int nobody = freePort();
        OidcProperties people =
                Settings.of("ISSUER", "http://127.0.0.1:" + nobody, "KEYS_URL", "http://127.0.0.1:" + nobody + "/keys");
        try (TokenVerifier services =
                new TokenVerifier(people.forServices(issuer.address(), null, Set.of("notifier")), Clock.systemUTC())) {
            assertThat(services.verify(issuer.tokenWith("aud", "notifier"))).isInstanceOf(Verdict.Good.class);
            assertThat(services.verify(issuer.tokenWith("aud", "other")))
                    .isEqualTo(new Verdict.Refused(Refusal.AUDIENCE));
        }
    }

    private TokenVerifier verifier(String... variables) {
        String[] all = Stream.concat(Stream.of("ISSUER", issuer.name()), Arrays.stream(variables))
                .toArray(String[]::new);
        return new TokenVerifier(Settings.of(all), Clock.systemUTC());
    }

    private void assertAccepted(String token) {
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Good.class);
    }

    private Refusal refusal(String token) {
        return verifier.verify(token) instanceof Verdict.Refused(Refusal refusal) ? refusal : null;
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
