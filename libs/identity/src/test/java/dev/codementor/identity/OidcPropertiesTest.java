package dev.codementor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.NestedExceptionUtils;

class OidcPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(Settings.of("ISSUER", "https://id.example"))
                .isEqualTo(new OidcProperties(
                        URI.create("https://id.example"),
                        Set.of(),
                        null,
                        null,
                        Set.of(),
                        Set.of(),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(3),
                        10_000,
                        Duration.ofMinutes(5),
                        49_152,
                        ClaimsProperties.usual()));
        assertThat(ClaimsProperties.usual().person()).isEqualTo("sub");
        assertThat(ClaimsProperties.usual().roles().from()).containsExactly("roles");
        assertThat(ClaimsProperties.usual().courses().from()).containsExactly("courses");
    }

    @Test
    void takesEmptyVariablesForNone() {
        OidcProperties oidc = Settings.of(
                "ISSUER",
                "https://id.example",
                "AUDIENCE",
                "",
                "CLIENTS",
                " ",
                "KEYS_URL",
                "",
                "CLAIMS_ROLES_FROM",
                "",
                "CLAIMS_COURSES_PATTERN",
                "");

        assertThat(oidc.audience()).isEmpty();
        assertThat(oidc.clients()).isEmpty();
        assertThat(oidc.keysUrl()).isNull();
        assertThat(oidc.claims().roles().from()).isEqualTo(List.of("roles"));
        assertThat(oidc.claims().courses().pattern()).isNull();
    }

    @Test
    void needsAnIssuer() {
        assertThatThrownBy(() -> Settings.of("AUDIENCE", "codementor"))
                .hasStackTraceContaining("set CODEMENTOR_OIDC_ISSUER");
    }

    @ParameterizedTest
    @CsvSource({
        "CLOCK_SKEW, 301s",
        "CLOCK_SKEW, -1s",
        "TIMEOUT, 99ms",
        "TIMEOUT, 31s",
        "CACHED_TOKENS, -1",
        "CACHED_FOR, 999ms",
        "CACHED_FOR, 61m",
        "LARGEST_TOKEN, 1023",
        "CLAIMS_ROLES_NAMES, Lecturer",
        "CLAIMS_ROLES_NAMES, =instructor",
        "CLAIMS_ROLES_NAMES, Lecturer=",
        "CLAIMS_ROLES_NAMES, Lecturer=teacher",
        "CLAIMS_COURSES_NAMES, cs101",
        "CLAIMS_COURSES_NAMES, /cs101=/cs101",
        "CLAIMS_COURSES_PATTERN, (",
        "CLAIMS_PERSON, ' '"
    })
    void refusesValuesThatAreOutOfRange(String variable, String value) {
        assertThatThrownBy(() -> Settings.of("ISSUER", "https://id.example", variable, value))
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .isNotNull());
    }
}
