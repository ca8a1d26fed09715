package dev.codementor.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsTest {

    private static final String PAGE = "https://courses.example.edu";

    private Api api;

    @BeforeAll
    void start() {
        api = Api.start(Map.of("codementor.cors.origins", PAGE));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void letsPagesOfGivenOriginsUseEveryMethodThatThereIs(String method) {
        Answer answer = preflight(PAGE, method);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(answer.header("Access-Control-Allow-Methods").split(",")).contains(method);
    }

    @Test
    void refusesOtherOrigins() {
        assertThat(preflight("https://elsewhere.example.edu", "GET").status()).isEqualTo(403);
    }

    private Answer preflight(String origin, String method) {
        return Api.send(HttpRequest.newBuilder(api.uri("/api/v1/jobs"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .build());
    }
}
