package dev.codementor.embedded.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalProgramTest {

    @Test
    void hasDefaults() {
        var program = new RehearsalProgram(Map.of(), Map.of());

        assertThat(program.port()).isEqualTo(11434);
        assertThat(program.settings()).isEqualTo(RehearsalSettings.DEFAULT);
    }

    @Test
    void prefersArgumentsToEnvironment() {
        var program = new RehearsalProgram(
                RehearsalProgram.parse("--slots=3", "--interval=25ms"),
                Map.of("CODEMENTOR_REHEARSAL_SLOTS", "9", "CODEMENTOR_REHEARSAL_LOAD_DELAY", "1m30s"));

        assertThat(program.settings().slots()).isEqualTo(3);
        assertThat(program.settings().interval()).isEqualTo(Duration.ofMillis(25));
        assertThat(program.settings().loadDelay()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--slots=0", "--chunks=10001", "--interval=2m", "--load-delay=11m", "--interval=soon"})
    void refusesValuesOutOfRange(String argument) {
        var program = new RehearsalProgram(RehearsalProgram.parse(argument), Map.of());

        assertThatIllegalArgumentException().isThrownBy(program::settings);
    }

    @Test
    void refusesArgumentsWithoutValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> RehearsalProgram.parse("--slots", "3"));
    }
}
