package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codementor.settings.WrongSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the person who starts everything may choose, and what each mistake is answered with. */
class AllSettingsTest {

    private static final Map<String, String> FREE_PORTS = Map.of(
            "CODEMENTOR_API_PORT", "0",
            "CODEMENTOR_NOTIFIER_PORT", "0",
            "CODEMENTOR_MANAGEMENT_PORT", "0",
            "CODEMENTOR_ISSUER_PORT", "0");

    @Test
    void haveDefaults() {
        Choices choices = AllSettings.read(FREE_PORTS);

        assertThat(choices.dataDirectory())
                .isEqualTo(Path.of("data").toAbsolutePath().normalize());
        assertThat(choices.signInValidity()).isEqualTo(Duration.ofHours(12));
        assertThat(choices.ollama()).isEqualTo(URI.create("http://127.0.0.1:11434"));
        assertThat(choices.model()).isEqualTo("qwen2.5-coder:1.5b");
        assertThat(choices.rehearsalSlots()).isEmpty();
        assertThat(choices.pullModel()).isFalse();
        assertThat(choices.serversOnly()).isFalse();
        assertThat(List.of(choices.apiPort(), choices.notifierPort(), choices.managementPort(), choices.issuerPort()))
                .doesNotContain(0)
                .doesNotHaveDuplicates();
    }

    @Test
    void comeFromVariablesAndArguments() {
        Choices choices = AllSettings.read(
                with(Map.of(
                        "CODEMENTOR_DATA_DIR", "/somewhere/else",
                        "CODEMENTOR_SIGN_IN_SECONDS", "60",
                        "CODEMENTOR_MODEL", "codestral",
                        "CODEMENTOR_WORKER_MODEL_PULL", "true",
                        "CODEMENTOR_API_PORT", "")),
                "--codementor.worker.slots=7",
                "--codementor.api.port=0");

        assertThat(choices.dataDirectory()).isEqualTo(Path.of("/somewhere/else"));
        assertThat(choices.signInValidity()).isEqualTo(Duration.ofMinutes(1));
        assertThat(choices.model()).isEqualTo("codestral");
        assertThat(choices.pullModel()).isTrue();
        assertThat(choices.rehearsalSlots()).isEqualTo(OptionalInt.of(7));
    }

    @ParameterizedTest
    @CsvSource({
        ":11500, http://127.0.0.1:11500",
        "0.0.0.0, http://127.0.0.1:11434",
        "models.example, http://models.example:11434",
        "models.example:1234, http://models.example:1234",
        "http://models.example:1234/, http://models.example:1234",
        "https://models.example/ollama, https://models.example:443/ollama",
        "'', http://127.0.0.1:11434"
    })
    void takeTheAddressOfOllamaAsTheWorkerDoes(String given, String address) {
        assertThat(AllSettings.read(with(Map.of("OLLAMA_HOST", given))).ollama())
                .isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CODEMENTOR_WORKER_DRAIN           | twenty  | CODEMENTOR_WORKER_DRAIN is 'twenty', but must be a duration from 0s to 10m
        CODEMENTOR_WORKER_DRAIN           | 20      | CODEMENTOR_WORKER_DRAIN is '20', which has no unit: write 20s for seconds
        CODEMENTOR_BODY_MAX_SIZE          | 512kb   | CODEMENTOR_BODY_MAX_SIZE is '512kb', but must be a size from 1KB to 100MB
        CODEMENTOR_BATCHES_MAX_UPLOAD     | 3GB     | but must be a size from 1MB to 2GB
        CODEMENTOR_FILES_LARGEST          | 1       | has no unit
        CODEMENTOR_QUOTA_OUTSTANDING      | 0       | CODEMENTOR_QUOTA_OUTSTANDING is '0', but must be a whole number from 1 to 100,000.
        CODEMENTOR_QUOTA_PER_MINUTE       | many    | but must be a whole number from 1 to 1,000,000.
        CODEMENTOR_WORKER_SLOT            | 3       | CODEMENTOR_WORKER_SLOT is not a setting; the nearest one is CODEMENTOR_WORKER_SLOTS.
        CODEMENTOR_API_PORT               | eighty  | CODEMENTOR_API_PORT is 'eighty', but must be a whole number from 0 to 65535.
        CODEMENTOR_API_PORT               | tcp://10.0.0.1:8080 | enableServiceLinks: false
        CODEMENTOR_SIGN_IN_SECONDS        | 0       | but must be a whole number from 1 to 2,592,000.
        CODEMENTOR_LOCAL_SERVERS_ONLY     | maybe   | CODEMENTOR_LOCAL_SERVERS_ONLY is 'maybe', but must be true or false.
        OLLAMA_HOST                       | ftp://a | OLLAMA_HOST is 'ftp://a', but must be an address, such as http://127.0.0.1:11434
        OLLAMA_HOST                       | a b     | OLLAMA_HOST is 'a b', but must be an address
        CODEMENTOR_WORKER_ATTEMPT_CHECKPOINT | 5s   | CODEMENTOR_WORKER_ATTEMPT_CHECKPOINT ('5s') must be at most a third of CODEMENTOR_WORKER_ATTEMPT_LEASE
        CODEMENTOR_WORKER_MODEL_ANSWER_TOKENS | 8192 | CODEMENTOR_WORKER_MODEL_ANSWER_TOKENS ('8192') must be less than CODEMENTOR_WORKER_MODEL_CONTEXT_TOKENS
        CODEMENTOR_EVENTS_URL             | http://a | CODEMENTOR_EVENTS_URL ('http://a') must be
        CODEMENTOR_COURSES_LONGEST_NOTES  | -1      | but must be a whole number from 0 to 100,000.
        CODEMENTOR_NOTIFIER_FEEDS_IDLE    | 30      | has no unit
        """)
    void answerEachMistakeWithASentence(String variable, String given, String sentence) {
        assertThat(mistakes(with(Map.of(variable, given))))
                .singleElement()
                .asString()
                .contains(variable)
                .contains(sentence)
                .doesNotContain("Exception");
    }

    @Test
    void tellAllMistakesAtOnce() {
        assertThat(mistakes(with(Map.of(
                        "CODEMENTOR_WORKER_DRAIN", "20",
                        "CODEMENTOR_QUOTA_OUTSTANDING", "0",
                        "CODEMENTOR_NOTIFIER_EVENT_LOOP", "2",
                        "CODEMENTOR_API_PORT", "45671",
                        "CODEMENTOR_ISSUER_PORT", "45671"))))
                .hasSize(4)
                .anyMatch(sentence ->
                        sentence.startsWith("CODEMENTOR_API_PORT and CODEMENTOR_ISSUER_PORT are both 45671"));
    }

    @Test
    void leaveAloneWhatKubernetesSets() {
        AllSettings.read(with(Map.of(
                "CODEMENTOR_API_SERVICE_HOST", "10.0.0.1",
                "CODEMENTOR_API_SERVICE_PORT", "8080",
                "CODEMENTOR_API_PORT_8080_TCP", "tcp://10.0.0.1:8080")));
    }

    @Test
    void nameTheArgumentThatIsWrong() {
        assertThatThrownBy(() -> AllSettings.read(FREE_PORTS, "--codementor.worker.slots=0"))
                .hasMessageStartingWith("--codementor.worker.slots is '0'");
    }

    @Test
    void lookAtNoPortOfTheServicesWhereOnlyServersAreStarted() {
        Choices choices = AllSettings.read(with(Map.of(
                "CODEMENTOR_LOCAL_SERVERS_ONLY", "true",
                "CODEMENTOR_API_PORT", "45672",
                "CODEMENTOR_NOTIFIER_PORT", "45672")));

        assertThat(choices.serversOnly()).isTrue();
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(FREE_PORTS);
        variables.putAll(more);
        return variables;
    }

    private static List<String> mistakes(Map<String, String> variables) {
        return catchThrowableOfType(WrongSettings.class, () -> AllSettings.read(variables))
                .mistakes();
    }
}
