package dev.codementor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private final Names names = Names.all();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CODEMENTOR_WORKER_SLOTS",
                "codementor.worker.slots",
                "codementor.quota.per-minute",
                "CODEMENTOR_QUOTA_PERMINUTE",
                "CODEMENTOR_JOBS_MODELS_0",
                "codementor.jobs.models[1]",
                "CODEMENTOR_TEST_S3_ENDPOINT"
            })
    void knowWhatSpringBootBinds(String name) {
        assertThat(names.know(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CODEMENTOR_WORKER_SLOT, CODEMENTOR_WORKER_SLOTS",
        "CODEMENTOR_WORKER_SLTOS, CODEMENTOR_WORKER_SLOTS",
        "codementor.worker.slot, CODEMENTOR_WORKER_SLOTS",
        "CODEMENTOR_DRAIN, CODEMENTOR_WORKER_DRAIN",
        "CODEMENTOR_WORKER_DRAIN_TIME, CODEMENTOR_WORKER_DRAIN",
        "CODEMENTOR_DATABSE_URL, CODEMENTOR_DATABASE_URL",
        "CODEMENTOR_OIDC_ISSUER_URL, CODEMENTOR_OIDC_ISSUER",
        "CODEMENTOR_QUOTA_PERMINUT, CODEMENTOR_QUOTA_PER_MINUTE"
    })
    void findTheNearestToASlip(String slip, String meant) {
        assertThat(names.know(slip)).isFalse();
        assertThat(names.nearest(slip)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CODEMENTOR_COLOUR_OF_THE_DOOR", "CODEMENTOR_HOME", "CODEMENTOR_VERSION"})
    void findNoneNearWhatIsAnotherProgrammes(String other) {
        assertThat(names.nearest(other)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CODEMENTOR_API_SERVICE_HOST, 10.0.0.1",
        "CODEMENTOR_API_SERVICE_PORT, 8080",
        "CODEMENTOR_API_SERVICE_PORT_HTTP, 8080",
        "CODEMENTOR_API_PORT, tcp://10.0.0.1:8080",
        "CODEMENTOR_API_PORT_8080_TCP, tcp://10.0.0.1:8080",
        "CODEMENTOR_API_PORT_8080_TCP_PROTO, tcp",
        "CODEMENTOR_RESULT_NOTIFIER_PORT_8081_TCP_ADDR, 10.0.0.2"
    })
    void recogniseWhatKubernetesSets(String variable, String value) {
        assertThat(Names.comeFromKubernetes(variable, value)).isTrue();
    }

    @Test
    void takeAPortOfAPersonForAPersons() {
        assertThat(Names.comeFromKubernetes("CODEMENTOR_API_PORT", "8080")).isFalse();
    }
}
