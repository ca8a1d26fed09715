package dev.codementor.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Issuer;
import dev.codementor.testing.Cable;
import dev.codementor.testing.TestDatabase;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LedgerOutageTest {

    @Test
    void refusesWhileLedgerIsAwayAndGoesOnWhenItIsBack() {
        TestDatabase database = TestDatabase.fresh();
        try (Cable cable = Cable.to("127.0.0.1", database.port());
                Api api = Api.start(
                        Map.of("spring.datasource.hikari.connection-timeout", "400"),
                        database.behind(cable.port()),
                        Issuer.start())) {
            assertThat(api.as("stays").ask("before").status()).isEqualTo(202);
            assertThat(readiness(api)).isEqualTo(200);

            cable.cut();
            Answer away = api.as("stays").ask("meanwhile");
            assertThat(away.problem()).isEqualTo("503 ledger-unavailable");
            assertThat(Integer.parseInt(away.header("Retry-After"))).isPositive();
            assertThat(away.response().body()).doesNotContain("SQL", "postgres", "Exception");
            assertThat(api.as("stays").get("/api/v1/jobs").problem()).isEqualTo("503 ledger-unavailable");
            assertThat(readiness(api)).isEqualTo(503);
            assertThat(status(api, "liveness")).isEqualTo(200);

            cable.mend();
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            api.as("stays").ask("after").status())
                    .isEqualTo(202));
            assertThat(readiness(api)).isEqualTo(200);
        }
    }

    @Test
    void logsTheOutageInAFewLinesWithItsRootCause(CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();
        try (Cable cable = Cable.to("127.0.0.1", database.port());
                Api api = Api.start(
                        Map.of("spring.datasource.hikari.connection-timeout", "400"),
                        database.behind(cable.port()),
                        Issuer.start())) {
            int before = output.getAll().length();
            cable.cut();

            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(api.as("stays").ask("meanwhile").problem()).isEqualTo("503 ledger-unavailable");
                assertThat(output.getAll().substring(before))
                        .containsPattern("action=chore-failed chore=\\S+ cause=\"[^\"]+\"");
            });

            List<String> lines = output.getAll().substring(before).lines().toList();
            assertThat(lines)
                    .noneMatch(line -> line.startsWith("\tat "))
                    .noneMatch(line -> line.contains("Caused by:"))
                    .filteredOn(line -> line.contains("action=ledger-away"))
                    .hasSizeLessThan(5)
                    .allMatch(line -> line.contains("cause=\""));
        }
    }

    private static int readiness(Api api) {
        return status(api, "readiness");
    }

    private static int status(Api api, String group) {
        return Api.send(HttpRequest.newBuilder(api.management("/actuator/health/" + group))
                        .build())
                .status();
    }
}
