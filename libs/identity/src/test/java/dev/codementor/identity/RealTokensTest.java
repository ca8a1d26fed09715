package dev.codementor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens as issuers make them, each with settings that fit and what must come of it: the files in {@code claims}. A number
 * of a time is seconds from now, and {@code groups} that is a number stands for that many.
 */
class RealTokensTest {

    private final TestIssuer issuer = TestIssuer.start();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "claims"))) {
            return files.sorted().toList();
        }
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @ParameterizedTest
    @MethodSource("files")
    void meansWhatTheFileSays(Path file) throws IOException, ParseException {
        Map<String, Object> test = JSONObjectUtils.parse(Files.readString(file));
        Map<String, Object> environment = new LinkedHashMap<>(object(test, "settings"));
        environment.putIfAbsent("CODEMENTOR_OIDC_ISSUER", issuer.name());
        environment.put("CODEMENTOR_OIDC_KEYS_URL", issuer.keysAddress().toString());

        Verdict verdict;
        try (TokenVerifier verifier = new TokenVerifier(Settings.of(environment), Clock.systemUTC())) {
            verdict = verifier.verify(issuer.sign(claims(object(test, "claims"))));
        }

        if (test.containsKey("refusal")) {
            assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(
                            refused.refusal().wireName())
                    .isEqualTo(test.get("refusal")));
        } else {
            Map<String, Object> caller = object(test, "caller");
            assertThat(verdict).isInstanceOfSatisfying(Verdict.Good.class, good -> assertThat(good.caller())
                    .isEqualTo(new Caller(
                            String.valueOf(caller.get("subject")),
                            String.valueOf(caller.get("name")),
                            words(caller, "roles"),
                            words(caller, "courses"))));
        }
    }

    private Map<String, Object> claims(Map<String, Object> shape) {
        Map<String, Object> claims = new LinkedHashMap<>(shape);
        long now = Instant.now().getEpochSecond();
        claims.putIfAbsent("iss", issuer.name());
        claims.putIfAbsent("exp", 600L);
        for (String time : List.of("exp", "nbf", "iat")) {
            claims.computeIfPresent(time, (_, seconds) -> now + (Long) seconds);
        }
        if (claims.get("groups") instanceof Long many) {
            List<String> groups = new ArrayList<>();
            IntStream.range(0, many.intValue())
                    .forEach(i -> groups.add("%08d-aaaa-4bbb-8ccc-000000000000".formatted(i)));
            claims.put("groups", groups);
        }
        return claims;
    }

    private static Map<String, Object> object(Map<String, Object> test, String name) throws ParseException {
        Map<String, Object> object = JSONObjectUtils.getJSONObject(test, name);
        return object == null ? Map.of() : object;
    }

    private static Set<String> words(Map<String, Object> caller, String name) {
        return Set.copyOf(
                ((List<?>) caller.get(name)).stream().map(String.class::cast).toList());
    }
}
