package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.codementor.settings.CannotStart;
import dev.codementor.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program is a script: it leaves a child behind, as Ollama's server does, and becomes the rehearsal server. */
class OllamaProgramTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private Path runner;

    @Test
    void endsWithItsRunners() throws Exception {
        Choices choices = choices();
        OllamaProgram program = OllamaProgram.start(script(), choices);
        ProcessHandle child = runner();
        assertThat(new OllamaProbe().look(choices.ollama(), "codementor-rehearsal"))
                .isInstanceOf(OllamaProbe.Finding.Usable.class);

        program.close();

        assertThat(program.isRunning()).isFalse();
        await().atMost(SOON).until(() -> !child.isAlive());
        assertThat(new OllamaProbe().look(choices.ollama(), "any")).isInstanceOf(OllamaProbe.Finding.Away.class);
    }

    @Test
    void endsTheRunnersOfAServerThatWasKilled() throws Exception {
        try (OllamaProgram program = OllamaProgram.start(script(), choices())) {
            ProcessHandle child = runner();
            ProcessHandle server = child.parent().orElseThrow();
            // The watch has to have seen the child once.
            await().pollDelay(Duration.ofSeconds(1)).atMost(SOON).until(child::isAlive);

            server.destroyForcibly();

            await().atMost(SOON).until(() -> !child.isAlive());
            assertThat(program.isRunning()).isFalse();
        }
    }

    @Test
    void saysWhereToReadWhyItDidNotStart() throws Exception {
        Path program = Files.writeString(directory.resolve("ollama"), "#!/bin/sh\necho no; exit 3\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> OllamaProgram.start(program, choices()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("ollama.log");
        assertThat(directory.resolve("ollama.log")).hasContent("no");
    }

    @Test
    void isFoundOnThePath() throws Exception {
        Path program = script();

        assertThat(OllamaProgram.find("/nowhere:" + directory)).contains(program);
        assertThat(program.toFile().setExecutable(false)).isTrue();
        assertThat(OllamaProgram.find("/nowhere:" + directory)).isNotEqualTo(Optional.of(program));
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:11434, true", "http://localhost:1, true", "http://192.0.2.1:11434, false"})
    void knowsThisMachine(URI address, boolean here) {
        assertThat(OllamaProgram.isHere(address)).isEqualTo(here);
    }

    private Choices choices() {
        Map<String, String> variables = new HashMap<>();
        for (String port : new String[] {"API", "NOTIFIER", "MANAGEMENT", "ISSUER"}) {
            variables.put("CODEMENTOR_" + port + "_PORT", "0");
        }
        variables.put("CODEMENTOR_DATA_DIR", directory.toString());
        variables.put("OLLAMA_HOST", "127.0.0.1:" + FreePort.next());
        variables.put("CODEMENTOR_LOCAL_START_OLLAMA", "true");
        return AllSettings.read(variables);
    }

    private Path script() throws IOException {
        runner = directory.resolve("runner.pid");
        Path program = Files.writeString(directory.resolve("ollama"), """
            #!/bin/sh
            [ "$1" = serve ] || exit 2
            sleep 1000 &
            echo $! > '%s'
            exec '%s/bin/java' -cp '%s' dev.codementor.embedded.rehearsal.RehearsalProgram --port="${OLLAMA_HOST##*:}"
            """.formatted(
                        runner, System.getProperty("java.home"), System.getProperty("java.class.path")));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private ProcessHandle runner() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(runner).strip()))
                .orElseThrow();
    }
}
