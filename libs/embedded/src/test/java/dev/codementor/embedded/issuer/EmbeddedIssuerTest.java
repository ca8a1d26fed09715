package dev.codementor.embedded.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.codementor.embedded.EmbeddedServerException;
import dev.codementor.embedded.Loopback;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmbeddedIssuerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters";
    private static final String TARGET = "http://127.0.0.1:8080/signed-in";

    private final HttpClient http = HttpClient.newHttpClient();

    /** One for all tests: a key takes half a second to make. */
    @TempDir
    static Path directory;

    private EmbeddedIssuer issuer;

    @BeforeEach
    void start() {
        issuer = EmbeddedIssuer.start(0, directory);
    }

    @AfterEach
    void close() {
        issuer.close();
        http.close();
    }

    @Test
    void signsTokensThatItsPublishedKeysVerify() throws Exception {
        String token = issuer.token("ada", List.of("student"), List.of("cs101", "cs102"), Duration.ofHours(1));

        JWTClaimsSet claims = verified(token);

        assertThat(claims.getIssuer()).isEqualTo(issuer.issuer().toString());
        assertThat(claims.getSubject()).isEqualTo("ada");
        assertThat(claims.getStringClaim("name")).isEqualTo("ada");
        assertThat(claims.getStringListClaim("roles")).containsExactly("student");
        assertThat(claims.getStringListClaim("courses")).containsExactly("cs101", "cs102");
        assertThat(claims.getIssueTime()).isBeforeOrEqualTo(Instant.now());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void makesTokensThatHaveExpired() {
        String token = issuer.token("ada", List.of("student"), List.of(), Duration.ofHours(-1));

        assertThatThrownBy(() -> verified(token)).hasMessageContaining("Expired");
    }

    @Test
    void keepsItsKeyOverRestartReadableToItsOwnerOnly() throws Exception {
        String token = issuer.token("ada", List.of("student"), List.of(), Duration.ofHours(1));
        String secret = issuer.serviceSecret();
        int port = issuer.issuer().getPort();
        issuer.close();

        issuer = EmbeddedIssuer.start(port, directory);

        assertThat(verified(token).getSubject()).isEqualTo("ada");
        assertThat(issuer.serviceSecret()).isEqualTo(secret);
        for (String file : List.of("signing-key.json", "service-secret")) {
            assertThat(Files.getPosixFilePermissions(directory.resolve(file)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void givesServicesTheirRole() throws Exception {
        String basic = Base64.getEncoder()
                .encodeToString((EmbeddedIssuer.SERVICE_CLIENT + ":" + issuer.serviceSecret())
                        .getBytes(StandardCharsets.UTF_8));

        var byHeader = post(
                "/oauth2/token", form(Map.of("grant_type", "client_credentials")), "Authorization", "Basic " + basic);
        var byForm = post(
                "/oauth2/token",
                form(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        EmbeddedIssuer.SERVICE_CLIENT,
                        "client_secret",
                        issuer.serviceSecret())));

        for (var response : List.of(byHeader, byForm)) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(json(response).path("token_type").asString()).isEqualTo("Bearer");
            var claims = verified(json(response).path("access_token").asString());
            assertThat(claims.getStringListClaim("roles")).containsExactly("service");
            assertThat(claims.getSubject()).isEqualTo("codementor-service");
        }
    }

    @Test
    void refusesServicesWithoutTheSecret() throws Exception {
        var wrong = post(
                "/oauth2/token",
                form(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", EmbeddedIssuer.SERVICE_CLIENT,
                        "client_secret", "wrong")));
        var none = post("/oauth2/token", form(Map.of("grant_type", "client_credentials")));
        var other = post("/oauth2/token", form(Map.of("grant_type", "password", "username", "a", "password", "b")));

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(json(wrong).path("error").asString()).isEqualTo("invalid_client");
        assertThat(none.statusCode()).isIn(400, 401);
        assertThat(other.statusCode()).isIn(400, 401);
    }

    @Test
    void signsPagesInByCodeWithPkce() throws Exception {
        var page = get("/oauth2/authorize?" + authorizationRequest(TARGET));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Who are you?").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(page.body()).contains(authorizationRequest(TARGET).replace("&", "&amp;"));

        URI back = chosen(authorizationRequest(TARGET), "Ada Lovelace");
        assertThat(back.toString()).startsWith(TARGET + "?").contains("state=xyz");
        var tokens = redeem(code(back), VERIFIER);

        assertThat(tokens.statusCode()).isEqualTo(200);
        var claims = verified(json(tokens).path("access_token").asString());
        assertThat(claims.getSubject()).isEqualTo("ada-lovelace");
        assertThat(claims.getStringClaim("name")).isEqualTo("Ada Lovelace");
        assertThat(claims.getStringListClaim("roles")).containsExactly("student");
        assertThat(claims.getStringListClaim("courses")).containsExactly("cs101", "cs102");
        assertThat(json(tokens).path("id_token").asString()).isNotEmpty();

        assertThat(redeem(code(back), VERIFIER).statusCode()).as("second use").isEqualTo(400);
    }

    @Test
    void refusesCodeWithAnotherVerifier() throws Exception {
        URI back = chosen(authorizationRequest(TARGET), "Ada");

        var refused = redeem(code(back), VERIFIER.toUpperCase(Locale.ROOT));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void renewsWithEachRefreshTokenOnce() throws Exception {
        issuer.close();
        issuer = EmbeddedIssuer.start(0, directory, Duration.ofSeconds(90));
        String request = authorizationRequest(TARGET).replace("scope=openid", "scope=openid+offline_access");
        JsonNode first = json(redeem(code(chosen(request, "Ada Lovelace")), VERIFIER));

        var renewed = renew(first.path("refresh_token").asString());

        assertThat(renewed.statusCode()).isEqualTo(200);
        var claims = verified(json(renewed).path("access_token").asString());
        assertThat(claims.getSubject()).isEqualTo("ada-lovelace");
        assertThat(json(renewed).path("expires_in").asInt()).isEqualTo(90);
        var again = renew(first.path("refresh_token").asString());
        assertThat(again.statusCode()).as("second use").isEqualTo(400);
        assertThat(json(again).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(renew(json(renewed).path("refresh_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void renewsOnlyWhereItWasAskedFor() throws Exception {
        var tokens = redeem(code(chosen(authorizationRequest(TARGET), "Ada")), VERIFIER);

        assertThat(json(tokens).has("refresh_token")).isFalse();
    }

    @Test
    void sendsNobodyToAnotherMachine() throws Exception {
        for (String target : List.of("http://evil.example/", "https://127.0.0.1/", "http://127.0.0.1.evil.example/")) {
            var page = get("/oauth2/authorize?" + authorizationRequest(target));
            var form = post("/oauth2/authorize", form(Map.of("request", authorizationRequest(target), "name", "Ada")));

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(form.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void wantsPkce() throws Exception {
        var response = get("/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        EmbeddedIssuer.PAGES_CLIENT,
                        "redirect_uri",
                        TARGET,
                        "scope",
                        "openid")));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location").orElseThrow()).contains("error=invalid_request");
    }

    @Test
    void showsNothingOfRequestAsMarkup() throws Exception {
        var page = get("/oauth2/authorize?client_id=%22%3E%3Cscript%3E&x='\"<script>"
                .replace("\"", "%22")
                .replace("<", "%3C")
                .replace(">", "%3E"));

        assertThat(page.body()).doesNotContain("<script");
    }

    @Test
    void givesProgramsTokensForAnyone() throws Exception {
        var response = post(
                "/local/tokens",
                "{\"subject\":\"grace\",\"roles\":[\"instructor\",\"operator\"],\"courses\":[\"cs101\"],\"expiresIn\":60}");

        var claims = verified(json(response).path("token").asString());

        assertThat(claims.getSubject()).isEqualTo("grace");
        assertThat(claims.getStringListClaim("roles")).containsExactly("instructor", "operator");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(verified(json(post("/local/tokens", "{\"subject\":\"ada\"}"))
                                .path("token")
                                .asString())
                        .getStringListClaim("roles"))
                .containsExactly("student");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"subject\":\"\"}",
                "{\"subject\":\"a\",\"roles\":[\"king\"]}",
                "{\"subject\":\"a\",\"roles\":[null]}",
                "{\"subject\":\"a\",\"courses\":[\"\"]}",
                "{\"subject\":\"a\",\"expiresIn\":0}",
                "{\"subject\":\"a\",\"unknown\":1}"
            })
    void refusesBadWishesForTokens(String body) throws Exception {
        var response = post("/local/tokens", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusesLargeBodies() throws Exception {
        assertThat(post("/local/tokens", "{\"subject\":\"" + "a".repeat(100_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void servesPagesOfThisMachineOnly() throws Exception {
        var local = post("/local/tokens", "{\"subject\":\"ada\"}", "Origin", "http://localhost:8080");
        var foreign = post("/local/tokens", "{\"subject\":\"ada\"}", "Origin", "https://evil.example");
        var nowhere = post("/local/tokens", "{\"subject\":\"ada\"}", "Origin", "null");

        assertThat(local.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://localhost:8080");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(nowhere.statusCode()).isEqualTo(403);
        try (var socket = new Socket(Loopback.HOST, issuer.issuer().getPort())) {
            socket.getOutputStream()
                    .write("GET /oauth2/jwks HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void saysWhoTokenIsOf() throws Exception {
        String token = issuer.token("ada", List.of("student"), List.of(), Duration.ofHours(1));

        assertThat(json(get("/oauth2/userinfo", "Authorization", "Bearer " + token))
                        .path("sub")
                        .asString())
                .isEqualTo("ada");
        assertThat(get("/oauth2/userinfo", "Authorization", "Bearer x" + token).statusCode())
                .isEqualTo(401);
        assertThat(get("/oauth2/userinfo").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesRolesThatThereAreNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.token("ada", List.of("king"), List.of(), Duration.ofHours(1)));
    }

    @Test
    void saysWhatToDoWhenPortIsTakenOrKeyIsNone(@TempDir Path another) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral(Loopback.HOST))) {
            assertThatThrownBy(() -> EmbeddedIssuer.start(taken.getLocalPort(), directory))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("choose another port");
        }
        Files.writeString(another.resolve("signing-key.json"), "{}");
        assertThatThrownBy(() -> EmbeddedIssuer.start(0, another))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("Remove it");
    }

    private JWTClaimsSet verified(String token) throws Exception {
        JsonNode discovery = json(get("/.well-known/openid-configuration"));
        assertThat(discovery.path("issuer").asString())
                .isEqualTo(issuer.issuer().toString());
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        URI.create(discovery.path("jwks_uri").asString()).toURL())
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "codementor",
                new JWTClaimsSet.Builder().issuer(issuer.issuer().toString()).build(),
                Set.of("sub", "exp", "iat", "name", "roles", "courses")));
        return processor.process(token, null);
    }

    private URI chosen(String request, String name) throws Exception {
        var response = post(
                "/oauth2/authorize",
                form(Map.of("request", request, "name", name, "role", "student", "courses", "cs101, cs102")));
        assertThat(response.statusCode()).isEqualTo(303);
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return post(
                "/oauth2/token",
                form(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", EmbeddedIssuer.PAGES_CLIENT,
                        "redirect_uri", TARGET,
                        "code", code,
                        "code_verifier", verifier)));
    }

    private HttpResponse<String> renew(String refreshToken) throws Exception {
        return post(
                "/oauth2/token",
                form(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        EmbeddedIssuer.PAGES_CLIENT,
                        "refresh_token",
                        refreshToken)));
    }

    private static String code(URI back) {
        return back.getQuery().replaceAll(".*code=([^&]+).*", "$1");
    }

    private static String authorizationRequest(String target) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return "response_type=code&scope=openid&state=xyz&code_challenge_method=S256&"
                + form(Map.of("client_id", EmbeddedIssuer.PAGES_CLIENT))
                + "&" + form(Map.of("redirect_uri", target))
                + "&"
                + form(Map.of(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash)));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(issuer.issuer().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(issuer.issuer().resolve(path))
                .header(
                        "Content-Type",
                        path.startsWith("/oauth2") ? "application/x-www-form-urlencoded" : "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
