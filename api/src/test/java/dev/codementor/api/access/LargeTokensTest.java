package dev.codementor.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.RunningApi;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class LargeTokensTest {

    private final Api api;

    LargeTokensTest(Api api) {
        this.api = api;
    }

    @Test
    void takesTokenWithHundredsOfGroups() {
        assertThat(ask(700).status()).isEqualTo(200);
    }

    @Test
    void saysThatTheTokenIsTooLarge() {
        Answer answer = ask(1_000);

        assertThat(answer.problem()).isEqualTo("431 headers-too-large");
        assertThat(answer.detail()).contains("fewer groups");
    }

    /** Tomcat refuses these before any of our filters sees them, and does not know the address. */
    @ParameterizedTest
    @ValueSource(ints = {1_400, 5_000})
    void saysThatTheHeadersAreTooLarge(int groups) {
        Answer answer = ask(groups);

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo("headers-too-large");
        assertThat(answer.json().path("status").asInt()).isEqualTo(431);
        assertThat(answer.detail()).contains("CODEMENTOR_HEADERS_MAX_SIZE");
    }

    private Answer ask(int groups) {
        List<String> ids =
                IntStream.range(0, groups).mapToObj("%036d"::formatted).toList();
        return api.as(api.issuer().claims("crowd").claim("groups", ids).build()).get("/api/v1/me");
    }
}
