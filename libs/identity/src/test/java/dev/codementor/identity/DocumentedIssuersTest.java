package dev.codementor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The settings and tokens in docs/identity.md fit together. Only the address of the keys is the test's own. */
class DocumentedIssuersTest {

    private final TestIssuer issuer = TestIssuer.start();

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void letsInPeopleOfKeycloak() throws Exception {
        assertThat(caller("Keycloak"))
                .isEqualTo(new Caller("grace", "Grace Example", Set.of("instructor"), Set.of("cs101", "cs102")));
    }

    @Test
    void letsInPeopleOfEntra() throws Exception {
        assertThat(caller("Entra ID"))
                .isEqualTo(new Caller("grace", "Grace Example", Set.of("instructor"), Set.of("cs101", "cs103")));
    }

    @Test
    void letsInPeopleOfGoogle() throws Exception {
        assertThat(caller("Google Workspace"))
                .isEqualTo(new Caller(
                        "grace", "Grace Example", Set.of("student", "instructor"), Set.of("cs101", "cs102")));
    }

    @Test
    void letsInNobodyElse() throws Exception {
        assertThat(verdict("Keycloak", Map.of("azp", "another-program")))
                .isEqualTo(new Verdict.Refused(Refusal.CLIENT));
        assertThat(verdict("Entra ID", Map.of("aud", "00000003-0000-0000-c000-000000000000")))
                .isEqualTo(new Verdict.Refused(Refusal.AUDIENCE));
        assertThat(verdict("Entra ID", Map.of("preferred_username", "grace@elsewhere.test")))
                .isEqualTo(new Verdict.Refused(Refusal.PERSON));
        assertThat(verdict("Google Workspace", Map.of("email", "grace@gmail.test")))
                .isEqualTo(new Verdict.Refused(Refusal.PERSON));
        assertThat(verdict("Google Workspace", Map.of("email_verified", false)))
                .isEqualTo(new Verdict.Refused(Refusal.EMAIL_NOT_VERIFIED));
    }

    @Test
    void readsTokensOfEntrasFirstVersion() throws Exception {
        Map<String, Object> claims = claims("Entra ID");
        String tenant = String.valueOf(claims.get("tid"));
        claims.put("iss", "https://sts.windows.net/" + tenant + "/");
        claims.put("aud", "api://" + claims.get("aud"));
        claims.put("appid", claims.remove("azp"));
        claims.put("upn", claims.remove("preferred_username"));
        claims.put("ver", "1.0");

        assertThat(verdict("Entra ID", claims, "CODEMENTOR_OIDC_CLAIMS_PERSON", "upn"))
                .isInstanceOfSatisfying(
                        Verdict.Good.class,
                        good -> assertThat(good.caller().subject()).isEqualTo("grace"));
    }

    @Test
    void saysThatEntraLeftGroupsOut() throws Exception {
        Map<String, Object> claims = claims("Entra ID");
        claims.remove("groups");
        claims.put("_claim_names", Map.of("groups", "src1"));

        assertThat(verdict("Entra ID", claims)).isEqualTo(new Verdict.Refused(Refusal.CLAIMS_ELSEWHERE));
    }

    @Test
    void documentsEveryRefusal() throws IOException {
        for (Refusal refusal : Refusal.values()) {
            assertThat(page()).contains("| `" + refusal.wireName() + "` |");
        }
    }

    private Caller caller(String product) throws Exception {
        return verdict(product, Map.of()) instanceof Verdict.Good(Caller caller, Instant _) ? caller : null;
    }

    private Verdict verdict(String product, Map<String, Object> changes, String... settings) throws Exception {
        Map<String, Object> environment = new LinkedHashMap<>();
        Properties documented = new Properties();
        // Properties' own escapes are no part of an environment.
        documented.load(new StringReader(block(product, "properties").replace("\\", "\\\\")));
        documented.forEach((name, value) -> environment.put(String.valueOf(name), value));
        environment.put("CODEMENTOR_OIDC_KEYS_URL", issuer.keysAddress().toString());
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        Map<String, Object> claims = changes.containsKey("iss") ? new LinkedHashMap<>() : claims(product);
        claims.putAll(changes);
        long now = Instant.now().getEpochSecond();
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + 3_600);
        try (TokenVerifier verifier = new TokenVerifier(Settings.of(environment), Clock.systemUTC())) {
            return verifier.verify(issuer.sign(claims));
        }
    }

    private static Map<String, Object> claims(String product) throws IOException, ParseException {
        return new LinkedHashMap<>(JSONObjectUtils.parse(block(product, "json")));
    }

    private static String block(String product, String language) throws IOException {
        String page = page();
        String section = page.substring(page.indexOf("\n## " + product));
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "..", "docs", "identity.md"));
    }
}
