package dev.codementor.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.RunningApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningApi.class)
class ProblemsTest {

    private final Api api;

    ProblemsTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/api", "/error", "/student/", "/student/nowhere.js", "/local/tokens"})
    void saysThatNothingIsThere(String path) {
        assertThat(api.get(path).status()).isIn(404, 401);
        assertThat(api.get(path).header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void saysThatNothingIsThereInApi() {
        assertThat(api.as("looks").get("/api/v1/nowhere").problem()).isEqualTo("404 not-found");
    }

    @Test
    void namesMethodsThatAreAllowed() {
        Answer answer =
                Api.send(api.as("deletes").request("/api/v1/jobs").DELETE().build());

        assertThat(answer.problem()).isEqualTo("405 method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET, POST");
    }

    @Test
    void namesMediaTypesThatCanBeProduced() {
        Answer answer = Api.send(api.as("wants-xml")
                .request("/api/v1/me")
                .header("Accept", "application/xml")
                .build());

        assertThat(answer.problem()).isEqualTo("406 not-acceptable");
        assertThat(answer.detail()).contains("application/json");
    }

    @Test
    void refusesToAskWithoutMediaType() {
        Answer answer = api.as("omits").post("/api/v1/jobs", BodyPublishers.ofString("{}"), request -> {});

        assertThat(answer.problem()).isEqualTo("415 unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/jobs?x={|} HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET //api/v1/jobs HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/v1/jobs;x=y HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "NONSENSE\r\n\r\n",
            })
    void answersRequestsThatAreHardlyHttp(String request) throws IOException {
        String response = raw(request);

        assertThat(response).startsWith("HTTP/1.1 400").doesNotContain("<html", "Exception", "\tat ");
        String body = response.substring(response.indexOf("\r\n\r\n") + 4);
        assertThat(response.toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(new JsonMapper()
                        .readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1))
                        .path("code")
                        .asString())
                .isEqualTo("bad-request");
    }

    @Test
    void refusesHugeHeaders() throws IOException {
        String response = raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");

        assertThat(response)
                .startsWith("HTTP/1.1 431")
                .contains("headers-too-large")
                .doesNotContain("<html", "Exception");
    }

    @Test
    void hasDifferentCodes() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void countsRefusalsByCodeAndAdmissionsByCourse() {
        api.as("is-counted").ask("Why?");
        api.get("/nowhere");

        Answer metrics = Api.send(
                HttpRequest.newBuilder(api.management("/actuator/prometheus")).build());

        assertThat(metrics.response().body())
                .containsPattern("codementor_api_refused_total\\{code=\"not-found\",?} [1-9]")
                .contains("codementor_chore_items_total")
                .containsPattern("codementor_api_accepted_total\\{course=\"cs101\",?} [1-9]");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
