package dev.codementor.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** The page's part of OpenID Connect, before an issuer that is honest, and before others. */
@ExtendWith(RunningPages.class)
class OidcIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ISSUER = "https://issuer.test";
    private static final String OIDC = """
            const { Oidc, Refused } = await import('/assets/sign-in/oidc.js');
            const oidc = new Oidc({ issuer: 'https://issuer.test/', clientId: 'the-page', scope: 'openid offline_access' });
            """;

    private final Pages pages;
    private final List<Map<String, List<String>>> exchanges = new ArrayList<>();
    private BlankPage blank;
    private String named = ISSUER;
    private int status = 200;
    private String answer = "";

    OidcIT(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void open() {
        blank = pages.blank();
        blank.page().route(ISSUER + "/**", this::serve);
    }

    @AfterEach
    void close() {
        blank.close();
    }

    @Test
    void provesThatItIsThePageThatAsked() throws Exception {
        blank.evaluate("location.hash = 'course=cs101'");
        Map<String, List<String>> request = begin();
        assertThat(request)
                .containsEntry("response_type", List.of("code"))
                .containsEntry("client_id", List.of("the-page"))
                .containsEntry("redirect_uri", List.of(blank.address()))
                .containsEntry("scope", List.of("openid offline_access"))
                .containsEntry("code_challenge_method", List.of("S256"));
        answer = tokens(request, ISSUER, "the-page");

        Object tokens = comeBack(
                "code=c&iss=" + ISSUER + "&state=" + request.get("state").getFirst());

        assertThat(tokens).isEqualTo("the-token");
        assertThat(blank.page().url()).isEqualTo(blank.address() + "#course=cs101");
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.getFirst())
                .containsEntry("grant_type", List.of("authorization_code"))
                .containsEntry("code", List.of("c"))
                .containsEntry("client_id", List.of("the-page"))
                .containsEntry("redirect_uri", List.of(blank.address()));
        byte[] verifier = exchanges.getFirst().get("code_verifier").getFirst().getBytes(StandardCharsets.US_ASCII);
        assertThat(verifier).hasSizeBetween(43, 128);
        assertThat(request.get("code_challenge").getFirst())
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier)));
        assertThat(comeBack("code=c&state=" + request.get("state").getFirst()))
                .as("a reload")
                .isNull();
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void takesNoAnswerThatItDidNotAskFor() {
        begin();

        assertThat(comeBack("code=c&state=another")).isNull();
        assertThat(comeBack("")).isNull();
        assertThat(exchanges).isEmpty();
    }

    @Test
    void takesNoTokenThatIsNotMeantForIt() {
        for (String[] wrong : new String[][] {{"https://evil.test", "the-page"}, {ISSUER, "another-page"}}) {
            Map<String, List<String>> request = begin();
            answer = tokens(request, wrong[0], wrong[1]);
            assertThat(comeBack("code=c&state=" + request.get("state").getFirst()))
                    .isEqualTo("Error: id_token");
        }
        Map<String, List<String>> request = begin();
        answer = tokens(Map.of("nonce", List.of("another")), ISSUER, "the-page");
        assertThat(comeBack("code=c&state=" + request.get("state").getFirst())).isEqualTo("Error: id_token");
    }

    @Test
    void sendsNoCodeToAnIssuerThatItIsNotOf() {
        Map<String, List<String>> request = begin();

        assertThat(comeBack("code=c&iss=https://evil.test&state="
                        + request.get("state").getFirst()))
                .isEqualTo("Error: issuer");
        assertThat(exchanges).isEmpty();
    }

    @Test
    void saysWhatTheIssuerSays() {
        Map<String, List<String>> request = begin();

        assertThat(comeBack("error=access_denied&error_description=Not+you&state="
                        + request.get("state").getFirst()))
                .isEqualTo("Error: Not you");
    }

    @Test
    void believesNoIssuerUnderAnotherName() {
        named = "https://evil.test";

        assertThat(blank.run(OIDC + "return oidc.begin().catch(String);")).isEqualTo("Error: issuer");
    }

    @Test
    void tellsARefusalFromATrouble() {
        String renew = OIDC
                + "return oidc.renew('r').then((tokens) => tokens.access_token, (problem) => problem instanceof Refused);";
        answer = "{\"error\":\"invalid_grant\"}";
        status = 400;
        assertThat(blank.run(renew)).isEqualTo(true);
        status = 503;
        assertThat(blank.run(renew)).isEqualTo(false);
        answer = "<h1>Bad gateway</h1>";
        status = 502;
        assertThat(blank.run(renew)).isEqualTo(false);
        status = 0;
        assertThat(blank.run(renew)).isEqualTo(false);
        answer = "{\"access_token\":\"t\"}";
        status = 200;
        assertThat(blank.run(renew)).isEqualTo("t");
        assertThat(exchanges.getLast())
                .containsEntry("grant_type", List.of("refresh_token"))
                .containsEntry("refresh_token", List.of("r"));
    }

    /** Goes to the issuer; what it is asked there. */
    private Map<String, List<String>> begin() {
        blank.run(OIDC + "oidc.begin();");
        blank.page().waitForURL(ISSUER + "/authorize**");
        return URLUtils.parseParameters(URI.create(blank.page().url()).getRawQuery());
    }

    private @Nullable Object comeBack(String query) {
        blank.page().navigate(blank.address() + "?" + query);
        return blank.run(OIDC + "return oidc.complete().then((tokens) => tokens && tokens.access_token, String);");
    }

    private void serve(Route route) {
        Request request = route.request();
        String path = URI.create(request.url()).getPath();
        if (path.equals("/.well-known/openid-configuration")) {
            reply(
                    route,
                    200,
                    JSON.writeValueAsString(Map.of(
                            "issuer", named,
                            "authorization_endpoint", ISSUER + "/authorize?tenant=1",
                            "token_endpoint", ISSUER + "/token")));
        } else if (path.equals("/token") && status == 0) {
            route.abort();
        } else if (path.equals("/token")) {
            exchanges.add(URLUtils.parseParameters(request.postData()));
            reply(route, status, answer);
        } else {
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("Who are you?"));
        }
    }

    private static void reply(Route route, int status, String json) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Access-Control-Allow-Origin", "*", "Content-Type", "application/json"))
                .setBody(json));
    }

    private static String tokens(Map<String, List<String>> request, String issuer, String audience) {
        String claims = JSON.writeValueAsString(Map.of(
                "iss",
                issuer,
                "aud",
                List.of(audience),
                "nonce",
                request.get("nonce").getFirst()));
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return JSON.writeValueAsString(
                Map.of("access_token", "the-token", "id_token", "header." + encoded + ".signature", "expires_in", 60));
    }
}
