package dev.codementor.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.RunningApi;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningApi.class)
class LiveTest {

    private final Api api;

    LiveTest(Api api) {
        this.api = api;
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void sendsTheOverviewAgainAndAgain() throws Exception {
        Operations operations = Operations.of(api, "op-live");
        operations.ask("opl-1", "opl");

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> stream = client.send(
                    operations
                            .operator()
                            .request("/api/v1/operations/live")
                            .GET()
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (Scanner lines = new Scanner(stream.body(), StandardCharsets.UTF_8)) {
                assertThat(stream.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/event-stream");
                JsonNode first = next(lines);
                JsonNode second = next(lines);
                assertThat(Operations.named(first.path("courses"), "course", "opl")
                                .path("waiting")
                                .asInt())
                        .isEqualTo(1);
                assertThat(second.path("at").asString())
                        .isGreaterThan(first.path("at").asString());
            }
            client.shutdownNow();
        }
    }

    @Test
    void isForOperatorsOnly() {
        assertThat(api.as("opl-2").get("/api/v1/operations/live").problem()).isEqualTo("403 role-missing");
    }

    private static JsonNode next(Scanner lines) {
        while (true) {
            String line = lines.nextLine();
            if (line.startsWith("data:")) {
                return JsonMapper.shared().readTree(line.substring("data:".length()));
            }
        }
    }
}
