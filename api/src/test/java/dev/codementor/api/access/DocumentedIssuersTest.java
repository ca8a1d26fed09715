package dev.codementor.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Issuer;
import dev.codementor.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With exactly the variables in docs/identity.md, the api knows who shows the token there. Only the keys' address is ours. */
class DocumentedIssuersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Keycloak | [\"instructor\"] | [\"cs101\",\"cs102\"]",
                "Entra ID | [\"instructor\"] | [\"cs101\",\"cs103\"]",
                "Google Workspace | [\"instructor\",\"student\"] | [\"cs101\",\"cs102\"]"
            })
    void knowsWhoSomebodyIs(String product, String roles, String courses) throws Exception {
        Issuer issuer = Issuer.start();
        Map<String, String> variables = variables(product);
        variables.put("CODEMENTOR_OIDC_KEYS_URL", issuer.uri() + "/keys");
        try (Api api = Api.start(variables, TestDatabase.fresh(), issuer)) {
            JWTClaimsSet claims = new JWTClaimsSet.Builder(
                            JWTClaimsSet.parse(JSONObjectUtils.parse(block(product, "json"))))
                    .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                    .build();

            Answer me = api.as(claims).get("/api/v1/me");

            assertThat(me.status()).isEqualTo(200);
            assertThat(me.json().path("subject").asString()).isEqualTo("grace");
            assertThat(me.json().path("name").asString()).isEqualTo("Grace Example");
            assertThat(me.json().path("roles").toString()).isEqualTo(roles);
            assertThat(me.json().path("courses").toString()).isEqualTo(courses);
            assertThat(api.as("stranger").get("/api/v1/me").problem()).isEqualTo("401 invalid-token");
        }
    }

    private static Map<String, String> variables(String product) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        block(product, "properties").lines().forEach(line -> {
            int equals = line.indexOf('=');
            variables.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return variables;
    }

    private static String block(String product, String language) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "identity.md"));
        String section = page.substring(page.indexOf("\n## " + product));
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
