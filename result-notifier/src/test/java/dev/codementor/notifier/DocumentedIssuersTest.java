package dev.codementor.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.codementor.testing.events.EventsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With exactly the variables in docs/identity.md, a hello with the token there is welcome. Only the keys' address is ours. */
class DocumentedIssuersTest {

    @ParameterizedTest
    @ValueSource(strings = {"Keycloak", "Entra ID", "Google Workspace"})
    void welcomesTheSamePersonAsTheApi(String product) throws Exception {
        TestIssuer issuer = TestWorld.issuer();
        String[] settings = Stream.concat(
                        block(product, "properties").lines().flatMap(DocumentedIssuersTest::variable),
                        Stream.of("CODEMENTOR_OIDC_KEYS_URL", issuer.address() + "/keys"))
                .toArray(String[]::new);
        Map<String, Object> claims = JSONObjectUtils.parse(block(product, "json"));
        String token = issuer.token("", Duration.ofMinutes(10), builder -> claims.forEach(builder::claim));
        try (RunningNotifier notifier = RunningNotifier.start(issuer, settings);
                EventsClient client = EventsClient.open(notifier.events(), token);
                EventsClient stranger = EventsClient.connect(notifier.events())) {
            assertThat(client.frames().getFirst()).hasToString("{\"type\":\"welcome\",\"student\":\"grace\"}");

            stranger.hello(issuer.student("stranger"));
            assertThat(stranger.closed().orTimeout(5, TimeUnit.SECONDS).join().code())
                    .isEqualTo(4001);
        }
    }

    private static Stream<String> variable(String line) {
        int equals = line.indexOf('=');
        return Stream.of(line.substring(0, equals), line.substring(equals + 1));
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
