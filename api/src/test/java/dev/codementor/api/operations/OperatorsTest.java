package dev.codementor.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.RunningApi;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may look, and who may act. */
@ExtendWith(RunningApi.class)
class OperatorsTest {

    private static final String NOBODY = "01890000-0000-7000-8000-000000000000";

    private final Api api;

    OperatorsTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "queues", "workers", "jobs", "history", "audit"})
    void showsOperatorsAndReadersEverythingAndOthersNothing(String what) {
        String path = "/api/v1/operations/" + what;

        assertThat(api.operator("op-looks").get(path).status()).isEqualTo(200);
        assertThat(reader().get(path).status()).isEqualTo(200);
        assertThat(api.as("pries").get(path).problem()).isEqualTo("403 role-missing");
        assertThat(api.instructor("teaches", "cs101").get(path).problem()).isEqualTo("403 role-missing");
        assertThat(api.get(path).problem()).isEqualTo("401 token-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queues/interactive/pause",
                "queues/interactive/resume",
                "courses/op-never/pause",
                "courses/op-never/resume",
                "workers/none/quiet",
                "workers/none/unquiet",
                "workers/none/drain",
                "jobs/" + NOBODY + "/cancel",
                "jobs/" + NOBODY + "/redrive",
                "redrive"
            })
    void letsOnlyOperatorsAct(String action) {
        String path = "/api/v1/operations/" + action;

        assertThat(reader().act(path, "{\"reason\":\"r\"}").problem()).isEqualTo("403 read-only");
        assertThat(api.as("acts").act(path, "").problem()).isEqualTo("403 role-missing");
        assertThat(api.operator("op-acts-badly")
                        .act(path, "{\"reason\":\"" + "x".repeat(501) + "\"}")
                        .problem())
                .isEqualTo("400 invalid-field");
        assertThat(api.operator("op-acts-badly")
                        .act(path, "{\"reason\":\"a\\u0000\"}")
                        .problem())
                .isEqualTo("400 invalid-field");
        assertThat(api.operator("op-acts-badly").act(path, "{\"why\":\"x\"}").problem())
                .isEqualTo("400 unknown-field");
    }

    private Student reader() {
        return api.as(api.issuer()
                .claims("op-reads")
                .claim("roles", List.of("operator-read"))
                .build());
    }
}
